using System.Reflection;
using nanoFramework.TestFramework;
using NanoStim.UnitTests;
using NUnit.Framework;
using Assert = NUnit.Framework.Assert;

namespace NanoStim.Repository.Tests;

/// <summary>
/// What NUnit forgives and the device's launcher does not: it invokes tests with <c>this == null</c>, and passes over tests that
/// are not public without a word.
/// </summary>
internal sealed class DeviceTestTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Classes =
        [.. typeof(TransitionTableTests).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TestClassAttribute)))];

    [Test]
    public void Every_test_class_is_public_and_keeps_no_state_of_its_own()
    {
        Assert.That(Classes, Is.Not.Empty);
        Assert.That(Classes.Where(type => !type.IsPublic), Is.Empty);
        Assert.That(Classes.SelectMany(type => type.GetFields(Own)), Is.Empty);
    }

    [Test]
    public void Every_test_is_public_and_returns_nothing()
    {
        MethodInfo[] tests =
        [
            .. Classes.SelectMany(type => type.GetMethods(Own)).Where(method =>
                method.IsDefined(typeof(TestMethodAttribute)) || method.IsDefined(typeof(DataRowAttribute))
                || method.IsDefined(typeof(SetupAttribute)) || method.IsDefined(typeof(CleanupAttribute))),
        ];

        Assert.That(tests, Is.Not.Empty);
        Assert.That(tests.Where(method => !method.IsPublic || method.ReturnType != typeof(void)), Is.Empty);
    }

    [Test]
    public void Every_public_method_of_a_test_class_is_a_test()
    {
        Assert.That(
            Classes.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
                .Where(method => !method.GetCustomAttributes().Any(attribute => attribute.GetType().Namespace == typeof(TestMethodAttribute).Namespace)),
            Is.Empty);
    }
}
