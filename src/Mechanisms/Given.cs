using System.Runtime.CompilerServices;

namespace Mechanisms;

/// <summary>Requires what must be given.</summary>
internal static class Given
{
    /// <summary>The value, unless it is null.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static T Required<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class => value ?? throw new ArgumentNullException(name);
}
