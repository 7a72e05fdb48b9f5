namespace Mechanisms.Cli.Verifying;

/// <summary>Types as users write them.</summary>
internal static class TypeWords
{
    /// <summary>The name of a type with its arguments in angle brackets.</summary>
    internal static string Of(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
        : type.Name;
}
