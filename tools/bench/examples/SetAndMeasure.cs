#:project ../NanoStim.Client/NanoStim.Client.csproj

// Sets an intensity, starts, and measures: dotnet run SetAndMeasure.cs -- tcp://127.0.0.1:5025
// 'nanostim serve' gives a device without hardware.
using NanoStim.Client;

if (!DeviceAddress.TryParse(args.Length > 0 ? args[0] : "tcp://127.0.0.1:5025", out DeviceAddress? address, out string? error))
{
    Console.Error.WriteLine(error);
    return 2;
}

try
{
    using NanoStimDevice device = NanoStimDevice.Open(address);
    Console.WriteLine($"{device.Identity}, {device.Mode}");
    device.FrequencyMilliHertz = 10_000;
    device.IntensityMicroAmps = device.Limits.MaxCurrentMicroAmps / 3;
    device.Start();
    Reading reading = device.WaitFor(TimeSpan.FromSeconds(30), DeviceState.Deliver);
    Console.WriteLine($"{reading.State}: {reading.PeakMicroAmps} µA, {reading.ElectrodeMilliVolts} mV, {reading.ImpedanceOhms} Ω");
    device.Stop();
    return reading.State == DeviceState.Deliver ? 0 : 3;
}
catch (ClientException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
