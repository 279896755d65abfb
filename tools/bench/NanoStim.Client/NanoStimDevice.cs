using System.Diagnostics;
using System.Globalization;

namespace NanoStim.Client;

/// <summary>
/// A nanoStim as an instrument, its commands as members with units in their names. The device checks every value and keeps all limits itself; what
/// it refuses is a <see cref="ClientException"/>. While this object is there, it gives signs of life; when it is disposed of, or its program
/// ends, the device ramps an output down that was started from here.
/// </summary>
public sealed class NanoStimDevice : IDisposable
{
    private const double Micro = 1e-6;
    private const double Milli = 1e-3;
    private const double Nano = 1e-9;
    private const int KeptEvents = 64;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);
    private static readonly string[] s_forms = ["BIPH", "SQU", "POS", "NEG", "ALT"];

    /// <param name="connection">Is disposed of with this.</param>
    public NanoStimDevice(DeviceConnection connection)
    {
        Connection = connection;
    }

    /// <summary>The conversation under this, for everything that has no member here.</summary>
    public DeviceConnection Connection { get; }

    /// <summary>What the device says it is.</summary>
    public DeviceIdentity Identity => Connection.Identity;

    /// <summary>The word of a shape.</summary>
    internal static string WordOf(PulseForm form) => s_forms[(int)form];

    /// <summary>Mode.</summary>
    public DeviceMode Mode => Connection.Ask("MODE?").Equals("EMS", StringComparison.OrdinalIgnoreCase) ? DeviceMode.Ems : DeviceMode.Microcurrent;

    /// <summary>Names of the programs of the mode.</summary>
    public IReadOnlyList<string> Programs => ScpiText.Fields(Connection.Ask("PROG:CAT?"));

    /// <summary>The chosen program. Choosing one sets the intensity to zero.</summary>
    public string Program
    {
        get => ScpiText.Unquoted(Connection.Ask("PROG:NAME?"));
        set => Connection.Execute($"PROG:NAME \"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Chosen intensity in µA: 0, or up to the ceiling of the mode. While the output is on, the device ramps to it.</summary>
    public int IntensityMicroAmps
    {
        get => Whole("CURR?", Micro);
        set => Set("CURR", value, "UA");
    }

    /// <summary>Pulses a second, in mHz. Setting it makes a continuous train of one's own.</summary>
    public int FrequencyMilliHertz
    {
        get => Whole("FREQ?", Milli);
        set => Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"FREQ {value / 1000}.{value % 1000:000}HZ"));
    }

    /// <summary>Width of a phase in µs. Setting it makes a continuous train of one's own.</summary>
    public int PhaseWidthMicros
    {
        get => Whole("PULS:WIDT?", Micro);
        set => Set("PULS:WIDT", value, "US");
    }

    /// <summary>Shape of the pulses. Setting it makes a continuous train of one's own.</summary>
    public PulseForm Form
    {
        get => Connection.Ask("PULS:SHAP?") is { } answer && Array.FindIndex(s_forms, form => answer.StartsWith(form, StringComparison.OrdinalIgnoreCase)) is >= 0 and int at
            ? (PulseForm)at
            : throw new ClientException(ClientFailure.BadAnswer, "the device has a shape of pulses that this library does not know.");
        set => Connection.Execute($"PULS:SHAP {s_forms[(int)value]}");
    }

    /// <summary>Length of the session in s.</summary>
    public int DurationSeconds
    {
        get => Whole("DUR?", 1);
        set => Set("DUR", value, "S");
    }

    /// <summary>Whether a session is running, or paused.</summary>
    public bool IsOutputOn => Whole("OUTP?", 1) != 0;

    /// <summary>State of the session.</summary>
    public DeviceState State => StateOf(Connection.Ask("SYST:STAT?"));

    /// <summary>Why a start would be refused.</summary>
    public StartInhibition Inhibition => ScpiText.Fields(Connection.Ask("OUTP:INH?")) is [var number, var text, ..]
        ? new StartInhibition(Numbers.Whole("OUTP:INH?", number), text)
        : throw new ClientException(ClientFailure.BadAnswer, "the device does not say why a start would be refused.");

    /// <summary>The latched fault.</summary>
    public Protection Protection =>
        new(Whole("OUTP:PROT:TRIP?", 1) != 0, Whole("OUTP:PROT:CODE?", 1), Text("OUTP:PROT:REAS?"), Text("OUTP:PROT:TEXT?"), Text("OUTP:PROT:REM?"));

    /// <summary>Limits of the mode.</summary>
    public DeviceLimits Limits
    {
        get
        {
            double[] current = Several("LIM:CURR?", Micro, Micro);
            double[] rate = Several("LIM:FREQ?", Milli, Milli);
            double[] width = Several("LIM:WIDT?", Micro, Micro);
            double[] charge = Several("LIM:CHAR?", Nano, Nano);
            return new DeviceLimits((int)current[0], (int)current[1], (int)rate[0], (int)rate[1], (int)width[0], (int)width[1], Whole("LIM:DUR?", 1), charge[0], charge[1]);
        }
    }

    /// <summary>Time in s that is left of the 24 hours' allowance.</summary>
    public int SecondsLeftToday => Whole("USAG:LEFT?", 1);

    /// <summary>Events since power-up; the last 64 can be read.</summary>
    public int EventCount => Whole("LOG:COUN?", 1);

    /// <summary>Connects, and makes sure that a nanoStim is there.</summary>
    /// <exception cref="ClientException">It is not, or not one.</exception>
    public static NanoStimDevice Open(DeviceAddress address, ConnectionOptions? options = null) => new(DeviceConnection.Open(address, options));

    /// <summary>The state that a name of SYSTem:STATe? means.</summary>
    public static DeviceState StateOf(string name) =>
        Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out DeviceState state) ? state : DeviceState.Unknown;

    /// <summary>Starts the chosen program. Requires the bench strap.</summary>
    public void Start() => Connection.Execute("OUTP ON");

    /// <summary>Switches the output off at once. Always taken.</summary>
    /// <returns>Whether the device has confirmed it.</returns>
    public bool Stop() => Connection.Stop();

    /// <summary>Output off, session kept.</summary>
    public void Pause() => Connection.Execute("OUTP:PAUS");

    /// <summary>Continues a paused session, from zero and at the lowest intensity.</summary>
    public void Resume() => Connection.Execute("OUTP:RES");

    /// <summary>Clears the latched fault, whose cause must be gone.</summary>
    public void ClearFault() => Connection.Execute("OUTP:PROT:CLE");

    /// <summary>Runs the self-test; some seconds.</summary>
    /// <returns>0, or the number of the fault.</returns>
    public int SelfTest() => Numbers.Whole("*TST?", Connection.Execute("*TST?") ?? "");

    /// <summary>Electrode voltage by peak current, in Ω; NaN where there is no current to divide by.</summary>
    public double ImpedanceOhms
    {
        get
        {
            const string Question = "MEAS:IMP?";
            return Numbers.Scaled(Question, Connection.Ask(Question), 1);
        }
    }

    /// <summary>Measures.</summary>
    public Reading Read()
    {
        const string Question = "MEAS:ALL?;:SYST:STAT?;:OUTP:PROT:CODE?;:SYST:TIME?";
        string answer = Connection.Ask(Question);
        string[] parts = answer.Split(';');
        string[] values = parts[0].Split(',');
        if (parts.Length != 4 || values.Length < 8)
        {
            throw new ClientException(ClientFailure.BadAnswer, $"the device answers '{answer}' to '{Question}', which is no measurement.");
        }

        return new Reading(
            Numbers.Scaled(Question, parts[3], 1),
            StateOf(parts[1]),
            Numbers.Whole(Question, parts[2]),
            Numbers.Scaled(Question, values[0], Micro),
            Numbers.Scaled(Question, values[1], Micro),
            Numbers.Scaled(Question, values[2], Micro),
            Numbers.Scaled(Question, values[3], Milli),
            Numbers.Scaled(Question, values[4], Milli),
            Numbers.Scaled(Question, values[5], Milli),
            Numbers.Scaled(Question, values[6], 1),
            Numbers.Scaled(Question, values[7], Nano));
    }

    /// <summary>Measures until a state is there.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <param name="states">States to wait for; a fault ends the waiting, too.</param>
    /// <returns>The last measurement.</returns>
    /// <exception cref="ClientException">None of them came in time.</exception>
    public Reading WaitFor(TimeSpan limit, params ReadOnlySpan<DeviceState> states)
    {
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            Reading reading = Read();
            if (states.Contains(reading.State) || reading.State == DeviceState.Fault)
            {
                return reading;
            }

            if (Stopwatch.GetElapsedTime(begun) > limit)
            {
                throw new ClientException(ClientFailure.Timeout, $"after {limit.TotalSeconds:0.#} s the device is still in state {reading.State}: wait longer, or look at its log.");
            }

            Thread.Sleep(s_poll);
        }
    }

    /// <summary>The events since power-up that the device still has.</summary>
    /// <param name="from">Number of the first one to read.</param>
    public IReadOnlyList<LogEntry> ReadLog(int from = 0)
    {
        int count = EventCount;
        List<LogEntry> entries = [];
        for (int number = Math.Max(from, count - KeptEvents); number < count; number++)
        {
            entries.Add(ReadEvent(number));
        }

        return entries;
    }

    /// <summary>An event since power-up.</summary>
    /// <param name="number">0 to <see cref="EventCount"/> - 1; the last 64 are kept.</param>
    public LogEntry ReadEvent(int number)
    {
        string question = string.Create(CultureInfo.InvariantCulture, $"LOG? {number}");
        return LogEntry.Parse(question, Connection.Ask(question));
    }

    public void Dispose() => Connection.Dispose();

    private void Set(string command, int value, string unit) => Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"{command} {value}{unit}"));

    private int Whole(string question, double unit) => Numbers.Whole(question, Connection.Ask(question), unit);

    private string Text(string question) => ScpiText.Unquoted(Connection.Ask(question));

    private double[] Several(string question, params ReadOnlySpan<double> units)
    {
        IReadOnlyList<string> fields = ScpiText.Fields(Connection.Ask(question));
        if (fields.Count < units.Length)
        {
            throw new ClientException(ClientFailure.BadAnswer, $"the device answers '{question}' with {fields.Count} values instead of {units.Length}.");
        }

        double[] values = new double[units.Length];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = Numbers.Scaled(question, fields[at], units[at]);
        }

        return values;
    }
}
