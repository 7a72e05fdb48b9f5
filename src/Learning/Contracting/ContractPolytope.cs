using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>The contracts whose payments are at least 0 and sum to at most a bound, cut by half-spaces; its vertices are exact.</summary>
/// <remarks>
/// A cut keeps the vertices inside and adds one on each edge that it crosses. Two vertices are the ends of an edge exactly when no third is tight on every constraint that both are tight on,
/// which is right for degenerate and for flat polytopes too. Time O(vertices³) per cut. Immutable and thread-safe.
/// </remarks>
[Reference("motzkin1953", "the double description of a polytope")]
internal sealed class ContractPolytope
{
    // Constraints are places of a word: outcomes, one for the sum, and cuts must not be more than 64.
    private readonly int constraints;
    private readonly Corner[] corners;

    private ContractPolytope(int constraints, Corner[] corners) => (this.constraints, this.corners) = (constraints, corners);

    /// <summary>Gets the number of vertices.</summary>
    public int VertexCount => corners.Length;

    /// <summary>Gets the vertices, each once.</summary>
    public Sequence<Contract> Vertices => corners.Select(corner => Contract.Exactly(corner.Payments)).ToSequence();

    /// <summary>All contracts whose payments sum to at most a bound of at least 0.</summary>
    public static ContractPolytope Simplex(int outcomes, Rational sum)
    {
        ulong all = (1UL << outcomes) - 1;
        ulong full = 1UL << outcomes;
        List<Corner> ends = [new(new Rational[outcomes], sum.IsZero ? all | full : all)];
        for (int outcome = 0; outcome < outcomes && !sum.IsZero; outcome++)
        {
            Rational[] payments = new Rational[outcomes];
            payments[outcome] = sum;
            ends.Add(new(payments, (all & ~(1UL << outcome)) | full));
        }

        return new(outcomes + 1, [.. ends]);
    }

    /// <summary>The part inside a half-space.</summary>
    public ContractPolytope Cut(ContractCut cut)
    {
        Rational[] normal = [.. cut.Normal.Select(Rational.FromDouble)];
        Rational bound = Rational.FromDouble(cut.Bound);
        Rational[] excesses = [.. corners.Select(corner => Product(normal, corner.Payments) - bound)];
        ulong mark = 1UL << constraints;
        List<Corner> kept = [];
        for (int one = 0; one < corners.Length; one++)
        {
            if (excesses[one].Sign >= 0)
            {
                kept.Add(excesses[one].IsZero ? corners[one] with { Tight = corners[one].Tight | mark } : corners[one]);
            }

            for (int other = 0; other < corners.Length && excesses[one].Sign > 0; other++)
            {
                if (excesses[other].Sign < 0 && AreNeighbors(one, other))
                {
                    Rational part = excesses[one] / (excesses[one] - excesses[other]);
                    kept.Add(new(Between(corners[one].Payments, corners[other].Payments, part), (corners[one].Tight & corners[other].Tight) | mark));
                }
            }
        }

        return new(constraints + 1, [.. kept]);
    }

    private bool AreNeighbors(int one, int other)
    {
        ulong common = corners[one].Tight & corners[other].Tight;
        for (int third = 0; third < corners.Length; third++)
        {
            if (third != one && third != other && (common & ~corners[third].Tight) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static Rational Product(Rational[] normal, Rational[] payments)
    {
        Rational sum = Rational.Zero;
        for (int outcome = 0; outcome < normal.Length; outcome++)
        {
            sum += normal[outcome] * payments[outcome];
        }

        return sum;
    }

    private static Rational[] Between(Rational[] from, Rational[] to, Rational part) =>
        [.. from.Zip(to, (start, end) => start + (part * (end - start)))];

    private readonly record struct Corner(Rational[] Payments, ulong Tight);
}
