using System.Runtime.InteropServices;

// Never the current directory: a library there may be anybody's.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>The functions of CLP's C interface (Clp_C_Interface.h, version 1.17) that are called.</summary>
/// <remarks>
/// <c>CoinBigIndex</c> is taken as <c>int</c>, as every distributed build has it. Arrays given are copied by CLP; pointers got belong to
/// the model, but for the two rays, which <see cref="FreeRay"/> gives back.
/// </remarks>
internal static partial class ClpFunctions
{
    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_newModel")]
    public static partial nint NewModel();

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_deleteModel")]
    public static partial void DeleteModel(nint model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_loadProblem")]
    public static partial void LoadProblem(
        ClpModelHandle model,
        int columns,
        int rows,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<int> indices,
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> columnLower,
        ReadOnlySpan<double> columnUpper,
        ReadOnlySpan<double> costs,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_setLogLevel")]
    public static partial void SetLogLevel(ClpModelHandle model, int level);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_setPrimalTolerance")]
    public static partial void SetPrimalTolerance(ClpModelHandle model, double value);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_setDualTolerance")]
    public static partial void SetDualTolerance(ClpModelHandle model, double value);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_setMaximumIterations")]
    public static partial void SetMaximumIterations(ClpModelHandle model, int value);

    /// <summary>Limits the processor time of the whole process from now on, in seconds.</summary>
    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_setMaximumSeconds")]
    public static partial void SetMaximumSeconds(ClpModelHandle model, double value);

    /// <summary>Solves with presolve and the algorithm that CLP chooses.</summary>
    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_initialSolve")]
    public static partial int InitialSolve(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_dual")]
    public static partial int Dual(ClpModelHandle model, int valuesPass);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_primal")]
    public static partial int Primal(ClpModelHandle model, int valuesPass);

    /// <summary>0 optimal, 1 infeasible, 2 unbounded, 3 stopped at a limit, 4 trouble, 5 stopped by an event.</summary>
    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_status")]
    public static partial int Status(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_numberIterations")]
    public static partial int NumberIterations(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_primalColumnSolution")]
    public static partial nint PrimalColumnSolution(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_dualRowSolution")]
    public static partial nint DualRowSolution(ClpModelHandle model);

    /// <summary>One byte per column, then per row: 0 free, 1 basic, 2 at upper, 3 at lower, 4 superbasic, 5 fixed, in the lowest three bits.</summary>
    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_statusArray")]
    public static partial nint StatusArray(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_infeasibilityRay")]
    public static partial nint InfeasibilityRay(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_unboundedRay")]
    public static partial nint UnboundedRay(ClpModelHandle model);

    [LibraryImport(ClpLibrary.ImportName, EntryPoint = "Clp_freeRay")]
    public static partial void FreeRay(ClpModelHandle model, nint ray);
}
