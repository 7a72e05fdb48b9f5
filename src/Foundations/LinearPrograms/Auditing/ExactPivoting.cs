using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>
/// Finds an exact certificate from a basis: at once when the basis is right, else by exact pivots, first to feasibility, then to the
/// optimum. The steepest reduced cost enters; after a step of length 0 Bland's rule holds until the next longer step, so it ends.
/// </summary>
[Reference("bland1977", "section 2: the smallest-index rule cannot cycle")]
internal sealed class ExactPivoting
{
    private readonly ExactProgram program;
    private readonly BasisStatus[] status;
    private readonly PivotingHint hint;
    private bool usesBland;

    /// <summary>Begins at a basis.</summary>
    /// <param name="program">The program.</param>
    /// <param name="status">A basis, shape [variable, then row]; owned by this object from now on.</param>
    /// <param name="hint">What the answer's evidence suggests; changes the way, never the truth found.</param>
    public ExactPivoting(ExactProgram program, BasisStatus[] status, PivotingHint hint)
    {
        this.program = program;
        this.status = status;
        this.hint = hint;
    }

    /// <summary>Gets a value indicating whether the basis given was singular and row activities took its place.</summary>
    public bool WasSingular { get; private set; }

    /// <summary>Pivots to a certificate.</summary>
    /// <returns>The certificate, or null when the limit on pivots came first.</returns>
    public ExactCertificate? Run(int maximumPivots, AuditClock clock)
    {
        for (int pivots = 0; pivots <= maximumPivots; pivots++)
        {
            clock.ThrowIfOver();
            ExactBasis basis = Factor(clock);
            Rational[] point = basis.Point();
            Rational[]? slope = ViolationSlope(point);
            Rational[] cost = slope ?? program.Cost;
            Rational[] prices = basis.Prices(cost);
            int entering = Entering(basis, cost, prices, pivots == 0, out int direction);
            if (entering < 0)
            {
                LinearProgramStatus found = slope is null ? LinearProgramStatus.Optimal : LinearProgramStatus.Infeasible;
                return new(found, point[..program.Variables], prices, [], pivots);
            }

            Rational[] motion = basis.Motion(entering, direction);
            if (!Step(entering, direction, point, motion))
            {
                return new(LinearProgramStatus.Unbounded, point[..program.Variables], [], motion[..program.Variables], pivots);
            }
        }

        return null;
    }

    private ExactBasis Factor(AuditClock clock)
    {
        ExactBasis basis = new(program, status, clock);
        if (!basis.IsSingular)
        {
            return basis;
        }

        WasSingular = true;
        BasisHint.RowActivities(program).CopyTo(status, 0);
        return new(program, status, clock);
    }

    // Costs of phase 1: a variable's weight, negative below the lower and positive above the upper bound; null when every bound holds.
    private Rational[]? ViolationSlope(Rational[] point)
    {
        Rational[]? slope = null;
        for (int index = 0; index < point.Length; index++)
        {
            int side = Side(index, point);
            if (side != 0)
            {
                slope ??= new Rational[point.Length];
                slope[index] = side * hint.Weight(index);
            }
        }

        return slope;
    }

    private int Side(int index, Rational[] point) =>
        point[index] < program.Lower[index] ? -1 : point[index] > program.Upper[index] ? 1 : 0;

    private int Entering(ExactBasis basis, Rational[] cost, Rational[] prices, bool isFirst, out int direction)
    {
        int best = -1;
        Rational bestGain = default;
        direction = 0;
        for (int index = 0; index < status.Length; index++)
        {
            if (status[index] == BasisStatus.Basic || (program.Lower[index] is { } fixedAt && fixedAt == program.Upper[index]))
            {
                continue;
            }

            Rational reduced = basis.ReducedCost(index, cost, prices);
            bool improves = status[index] switch
            {
                BasisStatus.AtLower => reduced.Sign < 0,
                BasisStatus.AtUpper => reduced.Sign > 0,
                _ => !reduced.IsZero,
            };
            bool isSuggested = isFirst && index == hint.Entering;
            if (improves && (isSuggested || Rational.Abs(reduced) > bestGain))
            {
                (best, bestGain, direction) = (index, Rational.Abs(reduced), -reduced.Sign);
                if (usesBland || isSuggested)
                {
                    break;
                }
            }
        }

        return best;
    }

    // Moves to the first bound; false when nothing stops the entering variable.
    private bool Step(int entering, int direction, Rational[] point, Rational[] motion)
    {
        int leaving = -1;
        Rational? shortest = program.Upper[entering] - program.Lower[entering];
        for (int index = 0; index < status.Length; index++)
        {
            if (status[index] == BasisStatus.Basic && Distance(index, point, motion) is { } distance
                && (shortest is null || distance < shortest))
            {
                (leaving, shortest) = (index, distance);
            }
        }

        if (shortest is null)
        {
            return false;
        }

        usesBland = shortest.Value.IsZero;
        if (leaving < 0)
        {
            status[entering] = direction > 0 ? BasisStatus.AtUpper : BasisStatus.AtLower;
        }
        else
        {
            status[entering] = BasisStatus.Basic;
            status[leaving] = StopsAtUpper(leaving, point, motion) ? BasisStatus.AtUpper : BasisStatus.AtLower;
        }

        return true;
    }

    // How far the motion may go before a basic variable meets the bound that stops it; null when none does. A variable that violates a
    // bound is stopped there on its way back, and by nothing on its way out.
    private Rational? Distance(int index, Rational[] point, Rational[] motion)
    {
        int side = Side(index, point);
        if (motion[index].IsZero || side == motion[index].Sign)
        {
            return null;
        }

        Rational? bound = StopsAtUpper(index, point, motion) ? program.Upper[index] : program.Lower[index];
        return (bound - point[index]) / motion[index];
    }

    private bool StopsAtUpper(int index, Rational[] point, Rational[] motion)
    {
        int side = Side(index, point);
        return side > 0 || (side == 0 && motion[index].Sign > 0);
    }
}
