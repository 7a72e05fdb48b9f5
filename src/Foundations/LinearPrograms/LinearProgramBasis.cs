using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Which variables and row activities are basic, and at which bound the others stand.</summary>
/// <remarks>
/// A row's activity a·x counts as a variable of its own, so a basis has exactly as many basic members as the program has rows. The
/// basis alone determines a primal and a dual solution, which is how the audit re-solves an answer exactly. Immutable, thread-safe.
/// </remarks>
/// <param name="Variables">Status of each variable, shape [variable].</param>
/// <param name="Rows">Status of each row's activity, shape [row].</param>
/// <exception cref="ArgumentOutOfRangeException">A status is no value of the enumeration.</exception>
public sealed record LinearProgramBasis(Sequence<BasisStatus> Variables, Sequence<BasisStatus> Rows)
{
    /// <summary>Gets the status of each variable, shape [variable].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A status is no value of the enumeration.</exception>
    public Sequence<BasisStatus> Variables { get; init => field = Required(value); } = Required(Variables);

    /// <summary>Gets the status of each row's activity, shape [row].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A status is no value of the enumeration.</exception>
    public Sequence<BasisStatus> Rows { get; init => field = Required(value); } = Required(Rows);

    private static Sequence<BasisStatus> Required(Sequence<BasisStatus> statuses)
    {
        ReadOnlySpan<int> numbers = MemoryMarshal.Cast<BasisStatus, int>(statuses.Span);
        int odd = numbers.IndexOfAnyExceptInRange((int)BasisStatus.Basic, (int)BasisStatus.Free);
        if (odd >= 0)
        {
            MethodSettings.Member(statuses[odd], nameof(statuses));
        }

        return statuses;
    }
}
