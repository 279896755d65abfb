namespace NanoStim.DeviceSubset.Tests;

/// <summary>Enums as text, checked arithmetic, floating point, division, open switches, NUL.</summary>
internal static class PlantedCode
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(RuleBook.EnumText, "ToString, concatenation, boxing, HasFlag", """
            enum E { A, B }
            class C
            {
                string Text(E e)
                {
                    return e.ToString(); //!
                }

                string Joined(E e)
                {
                    return "is " + e; //!
                }

                string Const()
                {
                    return "is " + E.B; //!
                }

                object Boxed(E e)
                {
                    return e; //!
                }

                bool Has(E e)
                {
                    return e.HasFlag(E.B); //!
                }
            }
            """, """
            enum E { A, B }
            class C
            {
                string Text(E e) => e switch { E.A => "a", E.B => "b", _ => "?" };
                string Number(E e) => "is " + (int)e;
                bool Has(E e) => (e & E.B) != 0;
                bool Same(E e) => e == E.A;
            }
            """),
        new(RuleBook.EnumText, "enum of a package", """
            using System.Device.Gpio;
            class C
            {
                string Text(PinMode mode)
                {
                    return mode.ToString(); //!
                }
            }
            """, "using System.Device.Gpio; class C { bool Is(PinMode mode) => mode == PinMode.Output; }"),
        new(RuleBook.Checked, "checked arithmetic and conversion", """
            class C
            {
                int Sum(int a, int b)
                {
                    return checked(a + b); //!
                }

                byte Cut(int a)
                {
                    checked
                    {
                        return (byte)a; //!
                    }
                }

                int Free(int a) => unchecked(a * 3);
            }
            """, "class C { int Sum(int a, int b) { long sum = (long)a + b; return sum > int.MaxValue ? int.MaxValue : (int)sum; } }"),
        new(RuleBook.FloatingPoint, "double in Safety", """
            namespace NanoStim.Firmware.Safety
            {
                class Gate
                {
                    bool TooMuch(int microAmps)
                    {
                        return microAmps * 1.1 > 600; //!
                    }

                    float Mean(int sum)
                    {
                        return sum; //!
                    }
                }
            }

            namespace NanoStim.Hal.Esp32
            {
                class Pwm { double Duty(int steps) => (steps + 0.5) * 0.0001; }
            }
            """, """
            namespace NanoStim.Firmware.Safety
            {
                class Gate { bool TooMuch(int microAmps) => microAmps * 10 > 600 * 11; }
            }
            """),
        new(RuleBook.FloatingPoint, "float field in a namespace below Regulation", "namespace NanoStim.Firmware.Regulation.Loops; class R { public float Gain; }", null),
        new(RuleBook.FloatingPoint, "double of a nested type in Output", "namespace NanoStim.Firmware.Output; class O { class Inner { public double[] Gains; } }", null),
        new(RuleBook.FloatingPoint, "constant in Pulses", "namespace NanoStim.Firmware.Pulses; class P { int Width(int x) { return (int)(x * 0.5f); } }", null),
        new(RuleBook.FloatingPoint, "parameter in Session", "namespace NanoStim.Firmware.Session; interface S { void Level(double level); }", null),
        new(RuleBook.SafetyDivision, "division by variables, zero and minus one", """
            namespace NanoStim.Firmware.Safety
            {
                class Gate
                {
                    int Ohms(int milliVolts, int microAmps)
                    {
                        return milliVolts * 1000 / microAmps; //!
                    }

                    int Rest(int a, long b)
                    {
                        return (int)(a % b); //!
                    }

                    int Negated(int a)
                    {
                        return a / -1; //!
                    }

                    long Thousandth(long a) => a / 1000L;
                    int Eighth(int a) => a / 8 + a % 300;
                    uint Fine(uint a) => a / 100000;
                }
            }

            namespace NanoStim.Firmware.Pulses
            {
                class Planner { int Steps(int a, int b) => a / b; }
            }
            """, "namespace NanoStim.Firmware.Safety; class Gate { bool BelowOhms(int mv, int ua, int ohms) => mv * 1000L < (long)ua * ohms; int Half(int a) => a / 2; }"),
        new(RuleBook.OpenSwitch, "switch expression without an end", """
            class C
            {
                string Name(int i)
                {
                    return i switch { 1 => "one", 2 => "two", }; //!
                }
            }
            """, "class C { string Name(int i) => i switch { 1 => \"one\", _ => \"many\" }; }"),
        new(RuleBook.TextWithNul, "NUL", """
            class C
            {
                string M()
                {
                    return "a\0b"; //!
                }
            }
            """, "class C { string M() => \"a\\\\0b\"; }"),
    ];
}
