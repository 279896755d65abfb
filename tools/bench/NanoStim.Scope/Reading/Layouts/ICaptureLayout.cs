namespace NanoStim.Scope.Reading.Layouts;

/// <summary>The layout of one family of instruments.</summary>
internal interface ICaptureLayout
{
    /// <summary>Where the samples stand, or null if the head is of another layout.</summary>
    /// <exception cref="CaptureFormatException">The head is of this layout, but damaged.</exception>
    TableLayout? Recognise(CaptureHead head);
}
