namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>A binary form in which instruments save waveforms.</summary>
internal interface IWaveformFormat
{
    /// <summary>Where the samples stand, or null if the file is of another form.</summary>
    /// <exception cref="CaptureFormatException">The file is of this form, but damaged, or a kind that is not read; the message says what to export instead.</exception>
    WaveformLayout? Recognise(BinaryFile file);
}
