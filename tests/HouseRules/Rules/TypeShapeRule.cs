using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Public classes are sealed, abstract or static; public structs are readonly.</summary>
internal static class TypeShapeRule
{
    private static readonly Dictionary<string, string> MutableStructs = new(StringComparer.Ordinal)
    {
        ["Mechanisms.Foundations.Randomness.RandomStream"] = "a cursor: it moves as it draws, and being a ref struct it cannot be stored",
    };

    public static IEnumerable<string> Violations(IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            if (type.IsClass && !type.IsSealed && !type.IsAbstract)
            {
                yield return $"{type.FullName} must be sealed, or abstract where it is designed for inheritance.";
            }

            if (type.IsValueType && !type.IsEnum && type.GetCustomAttribute<IsReadOnlyAttribute>() is null
                && !MutableStructs.ContainsKey(type.FullName!) && !IsLaneVector(type))
            {
                yield return $"{type.FullName} must be a readonly struct.";
            }
        }
    }

    /// <summary>A vector in a single internal field, which nobody outside can write: accessors in its place were half of what the compiler inlines into a kernel.</summary>
    private static bool IsLaneVector(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is [{ IsAssembly: true, FieldType.Namespace: "System.Runtime.Intrinsics" }];
}
