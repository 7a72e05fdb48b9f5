using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>The linear-programming methods that the tool knows: those of the library and of the optional rooms it was built with.</summary>
internal static class KnownMethods
{
    /// <summary>Gets all methods, the default first.</summary>
    public static Sequence<ILinearProgramMethod> All { get; } =
    [
        .. LinearProgramMethods.All,
#if ORTOOLS
        .. OrTools.OrToolsMethod.All,
#endif
    ];
}
