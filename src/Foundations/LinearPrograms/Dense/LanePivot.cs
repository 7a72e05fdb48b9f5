using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>What is exchanged in each lane.</summary>
/// <param name="Lanes">The lanes that have a pivot.</param>
/// <param name="Rows">Where the variables leave.</param>
/// <param name="Columns">Where the variables enter.</param>
/// <param name="Cell">The cells where those meet.</param>
/// <param name="Weight">Devex weights of the entering variables.</param>
internal readonly record struct LanePivot(
    Vector256<double> Lanes, Vector256<long> Rows, Vector256<long> Columns, Vector256<double> Cell, Vector256<double> Weight);
