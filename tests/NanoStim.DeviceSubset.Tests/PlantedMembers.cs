namespace NanoStim.DeviceSubset.Tests;

/// <summary>What the packages do not have, what is not referenced, and what does something else.</summary>
internal static class PlantedMembers
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        Missing("string.Replace", "string M(string s) { return s.Replace(\"a\", \"b\"); }", "string M(string s) { return s.Substring(1) + s.Trim(); }"),
        Missing("string.Join", "string M() { return string.Join(\",\", new string[] { \"a\", \"b\" }); }", "string M() { return \"a\" + \",\" + \"b\"; }"),
        Missing("char.IsDigit", "bool M(char c) { return char.IsDigit(c); }", "bool M(char c) { return c >= '0' && c <= '9'; }"),
        Missing("Array.Sort", "void M(Array a) { Array.Sort(a); }", "void M(Array a, Array b) { Array.Copy(a, b, 3); }"),
        Missing("Array.Rank", "int M(Array a) { return a.Rank; }", "int M(Array a) { return a.Length; }"),
        Missing("OverflowException", "int M() { try { return 1; } catch (OverflowException) { return 2; } }", "int M() { try { return 1; } catch (ArgumentException) { return 2; } }"),
        Missing("Stopwatch", "long M() { return System.Diagnostics.Stopwatch.GetTimestamp(); }", "long M() { return DateTime.UtcNow.Ticks; }"),
        Missing("Environment.TickCount", "int M() { return Environment.TickCount; }", "int M() { return (int)DateTime.UtcNow.Ticks; }"),
        Missing("decimal", "decimal M(decimal d) { return d; }", null),
        Missing("Task", "void M() { System.Threading.Tasks.Task.Delay(1).Wait(); }", "void M() { System.Threading.Thread.Sleep(1); }"),
        Missing("Math.Clamp", "int M(int a) { return Math.Clamp(a, 0, 5); }", null),
        Missing("volatile", "volatile int _x; int M() { return _x; }", "int _x; int M() { return System.Threading.Interlocked.Increment(ref _x); }"),
        Missing("Monitor.TryEnter", "bool M(object o) { return System.Threading.Monitor.TryEnter(o); }", "void M(object o) { lock (o) { } }"),
        Missing("required member", "public required int X; int M() { return X; }", "public int X { get; init; }"),
        Missing("attribute", "[System.Runtime.CompilerServices.ModuleInitializer] internal static void M() { }", null),
        Missing("a type of the host chip", "long M(NanoStim.Esp32Model.Chip chip) { return chip.NowNanos; }", null),
        new(RuleBook.MissingMember, "covariant return", "class B { public virtual B Me() => this; } class D : B { public override D Me() => this; }", "class B { public virtual B Me() => this; } class D : B { public override B Me() => this; }"),
        new(RuleBook.MissingMember, "override of what is missing", """
            class E : System.Exception
            {
                public override string HelpLink
                {
                    get { return "x"; } //!
                }
            }
            """, "class E : System.Exception { public override string Message => \"x\"; public override string ToString() => \"y\"; }"),
        new(RuleBook.MissingPackage, "PWM without its package", """
            using System.Device.Pwm;
            class C
            {
                void M(PwmChannel channel)
                {
                    channel.Stop(); //!
                }
            }
            """, "using System.Device.Gpio; class C { void M(GpioPin pin) { pin.Toggle(); } }"),
        new(RuleBook.OwnFields, "the gate is told what it has decided", """
            namespace NanoStim.Firmware.Safety;
            class SafetyGate
            {
                internal int MicroAmps;
                internal void Trip() { MicroAmps = 0; }
            }
            class Session
            {
                void M(SafetyGate gate)
                {
                    gate.MicroAmps = 5; //!
                }
                void N(SafetyGate gate)
                {
                    O(ref gate.MicroAmps); //!
                }
                void O(ref int value) { value = 1; }
            }
            """, "namespace NanoStim.Firmware.Safety; class SafetyGate { internal int MicroAmps; internal void Trip() { MicroAmps = 0; } } class Session { int M(SafetyGate gate) { gate.Trip(); return gate.MicroAmps; } }"),
        new(RuleBook.Trap, "double as text", """
            class C
            {
                string M(double volts)
                {
                    return "V " + volts; //!
                }
            }
            """, "class C { string M(int milliVolts) { return \"mV \" + milliVolts; } }"),
        new(RuleBook.Trap, "Math in float", """
            class C
            {
                double M(double a)
                {
                    return System.Math.Max(a, 1.0); //!
                }
            }
            """, "class C { long M(long a) { return a > 1 ? a : 1; } }"),
    ];

    /// <summary>A member of a class, in a file where the right line is known.</summary>
    private static PlantedBug Missing(string name, string bad, string? good) => new(RuleBook.MissingMember, name, In(bad), good is null ? null : In(good));

    private static string In(string member) => $"using System;\nclass C\n{{\n    {member}\n}}\n";
}
