using System.Text;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Opens and measures captures that are only in memory.</summary>
internal static class Captures
{
    public static readonly MeasureOptions Into10Kohm = new() { LoadOhms = 10_000 };

    public static ISampleSource Open(byte[] bytes) => CaptureFile.Open(() => new MemoryStream(bytes, writable: false));

    public static CaptureMeasurement Measure(byte[] bytes, MeasureOptions? options = null) =>
        CaptureMeasurer.Measure("test", () => Open(bytes), options ?? new MeasureOptions());

    public static CaptureMeasurement Measure(string text, MeasureOptions? options = null) => Measure(Encoding.UTF8.GetBytes(text), options);

    public static CaptureFormatException Refused(string text) => Refused(Encoding.Latin1.GetBytes(text));

    public static CaptureFormatException Refused(byte[] bytes) => Assert.Throws<CaptureFormatException>(() => Measure(bytes))!;
}
