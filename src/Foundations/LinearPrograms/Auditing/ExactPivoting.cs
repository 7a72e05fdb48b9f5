using System.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Finds an exact certificate from a basis: at once when the basis is right, else by exact pivots.</summary>
/// <remarks>
/// A basis with right reduced costs that breaks bounds is repaired by dual pivots; any other by primal pivots, first to feasibility, then to
/// the optimum. The steepest reduced cost or the largest violation decides; after a step without progress the smallest index does until the
/// next progress, so it ends.
/// </remarks>
[Reference("bland1977", "the smallest-index rule cannot cycle")]
internal sealed partial class ExactPivoting
{
    private readonly IntegerProgram program;
    private readonly BasisStatus[] status;
    private readonly PivotingHint hint;
    private readonly AuditClock clock;
    private bool usesBland;
    private bool isPrimal;

    /// <summary>Begins at a basis.</summary>
    /// <param name="program">The program.</param>
    /// <param name="status">A basis, shape [variable, then row]; owned by this object from now on.</param>
    /// <param name="hint">What the answer's evidence suggests; changes the way, never the truth found.</param>
    /// <param name="clock">Stops the work.</param>
    public ExactPivoting(IntegerProgram program, BasisStatus[] status, PivotingHint hint, AuditClock clock)
    {
        this.program = program;
        this.status = status;
        this.hint = hint;
        this.clock = clock;
    }

    /// <summary>Gets a value indicating whether the basis given was singular and row activities took the place of some of its members.</summary>
    public bool WasSingular { get; private set; }

    /// <summary>Gets the number of pivots made.</summary>
    public int Pivots { get; private set; }

    /// <summary>Pivots to a certificate.</summary>
    /// <returns>The certificate, or null when the limit on pivots came first.</returns>
    public ExactCertificate? Run(int maximumPivots)
    {
        for (; Pivots <= maximumPivots; Pivots++)
        {
            clock.ThrowIfOver();
            ExactBasis basis = Factor();
            FractionVector point = basis.Point();
            int[]? sides = Sides(point);
            ExactCertificate? found = sides is null ? Improve(basis, point, program.Cost, null) : Restore(basis, point, sides);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private ExactBasis Factor()
    {
        ExactBasis basis = new(program, status, clock);
        if (!basis.IsSingular)
        {
            return basis;
        }

        WasSingular = true;
        basis.Regularize(index => BasisHint.Nonbasic(program, index, BasisStatus.AtLower));
        return new(program, status, clock);
    }

    // Which bounds the point breaks: -1 the lower, 1 the upper one; null when it breaks none.
    private int[]? Sides(FractionVector point)
    {
        int[]? sides = null;
        for (int index = 0; index < program.Count; index++)
        {
            BigInteger value = point.Numerators[index];
            int side = value < program.Lower[index] * point.Denominator ? -1 : value > program.Upper[index] * point.Denominator ? 1 : 0;
            if (side != 0)
            {
                sides ??= new int[program.Count];
                sides[index] = side;
            }
        }

        return sides;
    }

    // One step from a point that breaks bounds.
    private ExactCertificate? Restore(ExactBasis basis, FractionVector point, int[] sides)
    {
        if (Pivots == 0 && hint.Violation is { } violation)
        {
            FractionVector multipliers = basis.Prices(violation);
            if (ExactProof.ShowsInfeasible(program, multipliers))
            {
                return new(LinearProgramStatus.Infeasible, null, multipliers, null, Pivots);
            }
        }

        if (!isPrimal)
        {
            FractionVector prices = basis.Prices(program.Cost);
            BigInteger[] reduced = basis.ReducedCosts(program.Cost, prices);
            isPrimal = Enumerable.Range(0, program.Count).Any(index => Improves(index, reduced[index]));
            if (!isPrimal)
            {
                return DualStep(basis, point, sides, reduced);
            }
        }

        return Improve(basis, point, Array.ConvertAll(sides, side => (BigInteger)side), sides);
    }

    // One primal step for a cost: the program's own, or the sum of violations when there are any.
    private ExactCertificate? Improve(ExactBasis basis, FractionVector point, BigInteger[] cost, int[]? sides)
    {
        isPrimal = true;
        FractionVector prices = basis.Prices(cost);
        int entering = Entering(basis.ReducedCosts(cost, prices), out int direction);
        if (entering < 0)
        {
            return sides is null
                ? new(LinearProgramStatus.Optimal, point, prices, null, Pivots)
                : new(LinearProgramStatus.Infeasible, null, prices, null, Pivots);
        }

        FractionVector motion = basis.Motion(entering, direction);
        return PrimalStep(entering, direction, point, motion, sides)
            ? null
            : new(LinearProgramStatus.Unbounded, point, null, motion, Pivots);
    }

    // Whether moving a nonbasic variable off its bound lowers an objective with this reduced cost.
    private bool Improves(int index, BigInteger reduced) => status[index] switch
    {
        BasisStatus.Basic => false,
        BasisStatus.AtLower => reduced.Sign < 0 && !IsFixed(index),
        BasisStatus.AtUpper => reduced.Sign > 0 && !IsFixed(index),
        _ => !reduced.IsZero,
    };

    private bool IsFixed(int index) => program.Lower[index] is { } value && value == program.Upper[index];

    private int Entering(BigInteger[] reduced, out int direction)
    {
        int best = -1;
        direction = 0;
        for (int index = 0; index < reduced.Length; index++)
        {
            bool isSuggested = Pivots == 0 && index == hint.Entering;
            if (Improves(index, reduced[index])
                && (best < 0 || isSuggested || BigInteger.Abs(reduced[index]) > BigInteger.Abs(reduced[best])))
            {
                best = index;
                direction = -reduced[index].Sign;
                if (usesBland || isSuggested)
                {
                    break;
                }
            }
        }

        return best;
    }
}
