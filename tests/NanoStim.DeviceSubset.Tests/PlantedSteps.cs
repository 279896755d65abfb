namespace NanoStim.DeviceSubset.Tests;

/// <summary>Allocation and recursion, reached from the loop through calls, interfaces and overrides.</summary>
internal static class PlantedSteps
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        Allocates("new", "object _o; void Work() { _o = new object(); //!\n }", "readonly object _o = new object(); void Work() { _o.GetHashCode2(); }"),
        Allocates("array", "int[] _a; void Work() { _a = new int[3]; //!\n }", "readonly int[] _a = new int[3]; void Work() { _a[1]++; }"),
        Allocates("boxing", "object _o; void Work() { _o = _n; //!\n }", "void Work() { _n++; }"),
        Allocates("text", "string _s; void Work() { _s = _s + _n; //!\n }", null),
        Allocates("literal", "string _s; void Work() { _s = \"on\"; //!\n }", null),
        Allocates("delegate", "Action _f; void Work() { _f = Work; //!\n }", "Action _f; MainLoop() { _f = Work; } void Work() { _n++; }"),
        Allocates("lambda", "Action _f; void Work() { _f = () => _n++; //!\n }", null),
        Allocates("params", "int Sum(params int[] a) => a.Length; void Work() { _n = Sum(1, 2); //!\n }", "int Sum(int a, int b) => a + b; void Work() { _n = Sum(1, 2); }"),
        Allocates("struct returned", "struct S { public int X; } S Get(ref S s) { return s; //!\n } S _s; void Work() { Get(ref _s); }", "struct S { public int X; } int Get(ref S s) { return s.X; } S _s; void Work() { Get(ref _s); }"),
        Allocates("struct passed", "struct S { public int X; } int Get(S s) { return s.X; //!\n } S _s; void Work() { Get(_s); //!\n }", null),
        Allocates("local struct", "struct S { public int X; } void Work() { S s; s.X = _n; //!\n _n = Twice(ref s); } int Twice(ref S s) => s.X;", null),
        Allocates("library member", "System.Device.Gpio.GpioPin _pin; void Work() { _pin.Read(); //!\n }", "System.Device.Gpio.GpioPin _pin; System.Device.Adc.AdcChannel _adc; void Work() { _pin.Toggle(); _n = _adc.ReadValue(); }"),
        Allocates("behind an interface", """
            interface I { void Go(); }
            sealed class Impl : I
            {
                object _o;
                public void Go()
                {
                    _o = new object(); //!
                }
            }
            I _i = new Impl();
            void Work() { _i.Go(); }
            """, null),
        Allocates("behind an inherited implementation", """
            interface I { void Go(); }
            class Base
            {
                object _o;
                public virtual void Go()
                {
                    _o = new object(); //!
                }
            }
            sealed class Impl : Base, I { }
            I _i = new Impl();
            void Work() { _i.Go(); }
            """, null),
        Allocates("in an override", """
            abstract class Base { public abstract void Go(); }
            sealed class Impl : Base
            {
                int[] _o;
                public override void Go()
                {
                    _o = new int[2]; //!
                }
            }
            readonly Base _i = new Impl();
            void Work() { _i.Go(); }
            """, null),
        Allocates("nothing implements", "interface I { void Go(); } I _i; void Work() { _i.Go(); //!\n }", null),
        Allocates("behind a delegate", """
            delegate void Work1();
            Work1 _go;
            object _o;
            MainLoop() { _go = New; }
            void New()
            {
                _o = new object(); //!
            }
            void Work() { _go(); }
            """, "delegate void Work1(); Work1 _go; MainLoop() { _go = Count; } void Count() { _n++; } void Work() { _go(); }"),
        Allocates("delegate from elsewhere", "public Action Given; void Work() { Given(); //!\n }", null),
        Allocates("unboxed struct", "struct S { public int X; } object _o; S _s; void Work() { _s = (S)_o; //!\n }", null),
        Allocates("in a catch of the step", "int[] _a; void Work() { try { _n++; } catch (Exception) { _a = new int[1]; //!\n } }", null),
        Allocates("thrown is not the step's, kept is", "Exception _e; void Work() { if (_n < 0) { throw new InvalidOperationException(\"n \" + _n); } _e = new Exception(); //!\n }", "void Work() { if (_n < 0) { throw new InvalidOperationException(\"n \" + _n); } _n++; }"),
        new(RuleBook.StepRecursion, "direct", Loop("void Work() { if (_n > 0) { _n--; Work(); //!\n } }"), Loop("void Work() { while (_n > 0) { _n--; } }")),
        new(RuleBook.StepRecursion, "through another and an interface", Loop("""
            interface I { void Go(MainLoop loop); }
            sealed class Impl : I
            {
                public void Go(MainLoop loop)
                {
                    loop.Work(); //!
                }
            }
            readonly I _i = new Impl();
            void Work()
            {
                Deeper(); //!
            }
            void Deeper()
            {
                _i.Go(this); //!
            }
            """), null),
    ];

    private static PlantedBug Allocates(string name, string bad, string? good) =>
        new(RuleBook.StepAllocation, name, Loop(bad), good is null ? null : Loop(good));

    /// <summary>A loop as the firmware's, whose last resort may do what it likes.</summary>
    private static string Loop(string members) => $$"""
        using System;
        namespace NanoStim.Firmware;
        static class Hashes
        {
            public static int GetHashCode2(this object o) => o == null ? 0 : 1;
        }
        sealed class MainLoop
        {
            int _n;
            object _last;
            public void RunStep()
            {
                try
                {
                    Work();
                }
                catch (Exception e)
                {
                    _last = new object[] { e, _n, "gone" };
                }
            }
        {{members}}
        }
        """;
}
