using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Nothing is mutable and static, public or not; no public static field is an array.</summary>
internal static class StaticStateRule
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Violations(IEnumerable<Type> types) =>
        types.Where(type => !IsGenerated(type)).SelectMany(type => type.GetFields(Statics))
            .Where(field => !field.Name.StartsWith("<>", StringComparison.Ordinal))
            .Where(field => !(field.IsInitOnly || field.IsLiteral) || (field.IsPublic && field.FieldType.IsArray))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name} is mutable and static.");

    private static bool IsGenerated(Type? type) =>
        type is not null && (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.StartsWith('<') || IsGenerated(type.DeclaringType));
}
