using System;
using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>The reference board on nanoFramework's own System.Device.Gpio, .Pwm and .Adc.</summary>
public sealed class Esp32Board : IStimulatorBoard
{
    private readonly Esp32CurrentSource _currentSource;

    /// <summary>Opens every pin, in an order that is safe after any reset, and leaves the latch tripped and the set-point at zero.</summary>
    /// <param name="clock">What time and waiting are: <see cref="Esp32Clock"/> on the device.</param>
    public Esp32Board(IClock clock)
    {
        Clock = clock;
        GpioController gpio = new GpioController();

        // The latch before anything that it guards; then amplitude before timing, each opened with duty zero.
        Power = new Esp32PowerStage(gpio);
        Esp32Watchdog watchdog = new Esp32Watchdog(gpio);
        Watchdog = watchdog;
        Esp32Sense sense = new Esp32Sense(watchdog);
        Sense = sense;
        Esp32Inputs inputs = new Esp32Inputs(gpio, sense);
        Inputs = inputs;
        Esp32Indicator indicator = new Esp32Indicator(gpio);
        Indicator = indicator;
        _currentSource = new Esp32CurrentSource(gpio, sense);
        Pulses = new Esp32PulseGenerator();
        BackupMemory = new Esp32BackupMemory(new BitBangI2c(indicator.LightPin, inputs.MinusPin), inputs);
        ConsolePort = new Esp32ConsolePort();
        _currentSource.Run();
    }

    /// <inheritdoc/>
    public IClock Clock { get; }

    /// <inheritdoc/>
    public ICurrentSource CurrentSource => _currentSource;

    /// <inheritdoc/>
    public IPulseGenerator Pulses { get; }

    /// <inheritdoc/>
    public IPowerStage Power { get; }

    /// <inheritdoc/>
    public ISense Sense { get; }

    /// <inheritdoc/>
    public IInputs Inputs { get; }

    /// <inheritdoc/>
    public IWatchdog Watchdog { get; }

    /// <inheritdoc/>
    public IIndicator Indicator { get; }

    /// <inheritdoc/>
    public IBackupMemory BackupMemory { get; }

    /// <inheritdoc/>
    public IConsolePort ConsolePort { get; }

    /// <inheritdoc/>
    public void MakeSafe()
    {
        // One at a time: an exception in one must not keep the others from being switched off.
        // Stryker disable once Equality : a sixth part would be the last again
        for (int part = 0; part < 5; part++)
        {
            try
            {
                MakeSafe(part);
            }
            catch (Exception)
            {
                // Nobody is left to report to; latch and watchdog act outside this program.
            }
        }
    }

    private void MakeSafe(int part)
    {
        switch (part)
        {
            case 0:
                Power.Disarm();
                break;
            case 1:
                Power.RequestHighVoltage(false);
                break;
            case 2:
                CurrentSource.WriteMicroAmps(0);
                break;
            case 3:
                Pulses.Stop();
                break;
            default:
                CurrentSource.SelectRange(CurrentRange.Microcurrent);
                break;
        }
    }
}
