using NanoStim.Removal.Constants;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Constants;

/// <summary>What 'nanostim check constants' plants.</summary>
internal sealed class NumberFinderTests
{
    [TestCase("class A { const int Max = 600; }", "600 -> 601", "600 -> 599")]
    [TestCase("class A { const int None = 0; }", "0 -> 1")]
    [TestCase("class A { const int RateHertz = 20000; }", "20000 -> 2000", "20000 -> 200000")]
    [TestCase("class A { const int BaudRate = 115200; }", "115200 -> 11520", "115200 -> 1152000")]
    [TestCase("class A { B b = new B { MinFrequencyMilliHertz = 500 }; }", "500 -> 50", "500 -> 5000", "500 -> 501", "500 -> 499")]
    [TestCase("class A { int F(int a) { return a >> 3; } }", "3 -> 4")]
    [TestCase("class A { int Half => 50; }", "50 -> 51", "50 -> 49")]
    [TestCase("class A { const int C = (int)(V * 2.0 + 0.5); }", "2.0 -> 2.2d", "2.0 -> 1.8181818181818181d", "0.5 -> 1.5", "0.5 -> -0.5")]
    [TestCase("class A { void F() { g.OpenPin(1, PinMode.InputPullUp); } }", "1 -> 2", "PinMode.InputPullUp -> PinMode.Input", "PinMode.InputPullUp -> PinMode.InputPullDown")]
    [TestCase("class A { void F() { p.Write(PinValue.High); } }", "PinValue.High -> PinValue.Low")]
    [TestCase("enum E { One = 1 }", "1 -> 2", "1 -> 0")]
    [TestCase("[assembly: A(1)] class B { }")]
    public void Number_becomes_one_step_more_or_less(string source, params string[] planted) =>
        Assert.That(NumberFinder.In("hal/X/A.cs", source).Select(one => $"{one.From} -> {one.To}"), Is.EqualTo(planted));

    [Test]
    public void Suffix_and_notation_are_kept() =>
        Assert.That(NumberFinder.In("hal/X/A.cs", "class A { const long Big = 0x7FL; }").Select(one => one.To), Is.EqualTo(new[] { "0x80L", "0x7EL" }));

    [Test]
    public void Pins_are_swapped_with_the_next_of_their_kind()
    {
        const string Source = "class PinMap { public const int A = 4; public const int B = 13; public const int PeakChannel = 0; public const int MeanChannel = 3; }";
        IReadOnlyList<PlantedNumber> planted = NumberFinder.In("hal/X/PinMap.cs", Source);

        Assert.That(planted, Has.Count.EqualTo(2));
        Assert.That(planted[0].Apply(Source), Does.Contain("A = 13;").And.Contain("B = 4;").And.Contain("PeakChannel = 0;"));
        Assert.That(planted[1].Apply(Source), Does.Contain("A = 4;").And.Contain("PeakChannel = 3;").And.Contain("MeanChannel = 0;"));
        Assert.That(planted.Select(one => one.IsShared), Is.All.True);
    }

    [Test]
    public void Planted_number_changes_its_own_place_only()
    {
        const string Source = "class A { const int B = 7; int F() { return 7 + 7; } }";
        string[] texts = [.. NumberFinder.In("hal/X/A.cs", Source).Select(one => one.Apply(Source))];

        Assert.That(texts, Has.Length.EqualTo(4));
        Assert.That(texts, Does.Contain("class A { const int B = 8; int F() { return 7 + 7; } }"));
        Assert.That(texts, Does.Contain("class A { const int B = 7; int F() { return 7 + 8; } }"));
    }

    [TestCase("class A { public const int B = 1; }", true)]
    [TestCase("class A { internal const int B = 1; }", true)]
    [TestCase("class A { private const int B = 1; }", false)]
    [TestCase("class A { public static readonly int B = 1; }", false)]
    [TestCase("enum E { One = 1 }", true)]
    public void Constant_that_others_see_is_in_their_assemblies_too(string source, bool isShared) =>
        Assert.That(NumberFinder.In("hal/X/A.cs", source)[0].IsShared, Is.EqualTo(isShared));

    [Test]
    public void Every_number_of_the_sources_has_a_name_of_its_own()
    {
        IReadOnlyList<PlantedNumber> numbers = NumberSources.Of(Repository.Root);

        Assert.That(numbers.Select(one => one.Id), Is.Unique);
        Assert.That(numbers.Select(one => one.Folder).Distinct(), Does.Contain("Modes").And.Contain("NanoStim.Hal.Esp32").And.Contain("Stimulator.cs"));
    }
}
