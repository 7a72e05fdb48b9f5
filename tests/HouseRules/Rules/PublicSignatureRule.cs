using System.Reflection;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Public signatures speak of the platform and of the house, never of a third party.</summary>
internal static class PublicSignatureRule
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // One door, in the room that is made of that library, for those who have written generators for it already.
    private static readonly Dictionary<string, string> Doors = new(StringComparer.Ordinal)
    {
        ["Mechanisms.Verification.Arbitraries"] = "FsCheck",
    };

    public static IEnumerable<string> Violations(Type type) =>
        SignatureTypes(type).SelectMany(Parts).Distinct().Where(part => !IsOurs(part) && !IsDoor(type, part))
            .Select(part => $"{type.FullName} shows {part.FullName} of {part.Assembly.GetName().Name} in its public surface.");

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        IEnumerable<Type> heritage = type.GetInterfaces();
        heritage = type.BaseType is null ? heritage : heritage.Append(type.BaseType);
        IEnumerable<Type> constraints = type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints());
        return heritage.Concat(constraints).Concat(type.GetMembers(Declared).SelectMany(MemberTypes));
    }

    private static IEnumerable<Type> MemberTypes(MemberInfo member) => member switch
    {
        MethodInfo method when IsVisible(method) =>
            method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Concat(method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())),
        ConstructorInfo constructor when IsVisible(constructor) =>
            constructor.GetParameters().Select(parameter => parameter.ParameterType),
        FieldInfo { IsPublic: true } or FieldInfo { IsFamily: true } => [((FieldInfo)member).FieldType],
        _ => [],
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        if (type.IsGenericParameter)
        {
            return [];
        }

        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }

    private static bool IsDoor(Type type, Type part) =>
        Doors.TryGetValue(type.FullName ?? string.Empty, out string? library) && library == part.Assembly.GetName().Name;

    private static bool IsOurs(Type type)
    {
        string name = type.Assembly.GetName().Name!;
        return House.Rooms.Values.Contains(type.Assembly)
            || name is "System.Private.CoreLib" or "System.Runtime"
            || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine");
    }
}
