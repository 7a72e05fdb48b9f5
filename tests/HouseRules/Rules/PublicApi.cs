using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Writes the public surface of an assembly, one line per type and member, sorted: what a reader of a change must see.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        text.Append("# ").Append(assembly.GetName().Name).Append('\n');
        foreach (Type type in House.PublicTypes(assembly))
        {
            text.Append(HeaderOf(type)).Append('\n');
            foreach (string member in MembersOf(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string HeaderOf(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> heritage = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            heritage = heritage.Prepend(parent);
        }

        string bases = string.Join(", ", type.IsEnum ? [] : heritage.Select(NameOf).Order(StringComparer.Ordinal));
        return $"{kind} {type.Namespace}.{NameOf(type)}{(bases.Length == 0 ? "" : " : " + bases)}";
    }

    private static IEnumerable<string> MembersOf(Type type) => type.GetMembers(Declared)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(LineOf).OfType<string>();

    private static string? LineOf(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic => $"new({ParametersOf(constructor)})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{ModifiersOf(method)}{NameOf(method.ReturnType)} {method.Name}{GenericsOf(method)}({ParametersOf(method)})",
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => LineOf(property),
        FieldInfo { IsPublic: true, IsLiteral: true } field =>
            $"const {NameOf(field.FieldType)} {field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"{(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}",
        EventInfo change => $"event {NameOf(change.EventHandlerType!)} {change.Name}",
        _ => null,
    };

    private static string LineOf(PropertyInfo property)
    {
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string accessors = (IsVisible(property.GetMethod) ? "get; " : "") + (IsVisible(property.SetMethod) ? (isInit ? "init; " : "set; ") : "");
        ParameterInfo[] indices = property.GetIndexParameters();
        string index = indices.Length == 0 ? "" : $"[{string.Join(", ", indices.Select(TextOf))}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{ModifiersOf(property.GetMethod ?? property.SetMethod!)}{required}{NameOf(property.PropertyType)} {property.Name}{index} {{ {accessors}}}";
    }

    private static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string ModifiersOf(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "")
        + (method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "")
        + (method is { IsAbstract: true, IsStatic: true } && method.DeclaringType!.IsInterface ? "abstract " : "");

    private static string GenericsOf(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(TextOf));

    private static string TextOf(ParameterInfo parameter)
    {
        string way = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when parameter.IsDefined(typeof(IsReadOnlyAttribute)) => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        bool isNullable = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable && !parameter.ParameterType.IsValueType;
        string type = NameOf(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType);
        string value = parameter.HasDefaultValue
            ? $" = {Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) ?? "default"}" : "";
        return $"{way}{type}{(isNullable ? "?" : "")} {parameter.Name}{(value == " = " ? " = default" : value)}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + NameOf(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return NameOf(inner) + "?";
        }

        string name = type.Name.Split('`')[0];
        int inherited = type.IsNested ? type.DeclaringType!.GetGenericArguments().Length : 0;
        string[] arguments = [.. type.GetGenericArguments().Skip(inherited).Select(NameOf)];
        string prefix = type.IsNested && !type.IsGenericParameter ? NameOf(type.DeclaringType!) + "." : "";
        return prefix + name + (arguments.Length == 0 || type.IsGenericParameter ? "" : $"<{string.Join(", ", arguments)}>");
    }
}
