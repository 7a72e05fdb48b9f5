using System.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The bounded dual simplex method with steepest edges: from reduced costs of right sign to values within bounds.</summary>
/// <remarks>
/// Reduced costs of wrong sign are made right first, by flipping a boxed variable or by moving its cost; moved costs are the caller's to
/// restore. The leaving variable has the largest infeasibility²/weight; weights start from what the state holds.
/// </remarks>
[Reference("forrest1992", "steepest-edge weights of the dual method and their update")]
[Reference("koberstein2005", "chapters 3 and 8")]
internal sealed partial class DualSimplex
{
    private const double TrustedShareOfWeight = 0.25;
    private const double LeastWeight = 1e-4;
    private const int PatienceWithoutProgress = 50;
    private const int PatienceInAll = 10_000;
    private readonly SimplexState state;
    private readonly DualRatioTest ratioTest;
    private readonly SparseVector inverseRow;
    private readonly SparseVector pivotRow;
    private readonly SparseVector column;
    private readonly SparseVector edge;
    private readonly SparseVector flips;
    private readonly double[] violation;
    private readonly CostPerturbation perturbation;
    private double tolerance;
    private double sign;
    private int banned;
    private long idle;
    private bool isPerturbed;
    private bool mustRebuild;

    public DualSimplex(SimplexState state, CostPerturbation perturbation)
    {
        this.state = state;
        this.perturbation = perturbation;
        ratioTest = new(state);
        inverseRow = new(state.Model.Rows);
        pivotRow = new(state.Model.Columns);
        column = new(state.Model.Rows);
        edge = new(state.Model.Rows);
        flips = new(state.Model.Rows);
        violation = new double[state.Model.Rows];
    }

    /// <summary>After <see cref="SimplexOutcome.Infeasible"/> the slot of the variable that cannot reach its bound, and +1 when it is above its upper bound, else −1.</summary>
    public (int Slot, double Sign) Culprit { get; private set; }

    /// <summary>
    /// Gets or sets a value indicating whether an optimum stands by updated values, without computing them anew: for who goes on from the basis alone.
    /// </summary>
    public bool TrustsUpdates { get; set; }

    /// <summary>Pivots until the working bounds are kept.</summary>
    public SimplexOutcome Run(double primalTolerance, in SimplexLimits limits)
    {
        tolerance = primalTolerance;
        idle = 0;
        isPerturbed = perturbation.IsOn;
        Rebuild();
        for (long step = 0; ; step++)
        {
            if (mustRebuild || state.Factors.IsStale)
            {
                Rebuild();
                limits.Report(LinearProgramPhase.Feasibility, state.Pivots, Infeasibility(), state.Objective() * state.Model.ObjectiveUnit);
            }

            if (limits.Interruption() is not null)
            {
                return SimplexOutcome.Interrupted;
            }

            if (idle > PatienceWithoutProgress && !isPerturbed)
            {
                perturbation.Perturb(1);
                isPerturbed = true;
                Rebuild();
            }
            else if (idle > state.Model.Total + PatienceInAll || state.IsEndless(step))
            {
                return SimplexOutcome.Stuck;
            }

            int slot = ChooseRow();
            if (slot >= 0)
            {
                // Not asked before: the last pivot allowed may have been the last one needed.
                if (state.Pivots >= limits.MaxPivots)
                {
                    return SimplexOutcome.Interrupted;
                }

                SimplexOutcome? outcome = Pivot(slot);
                if (outcome is { } ended)
                {
                    return ended;
                }
            }
            else if (!state.IsFresh && !(TrustsUpdates && banned == 0))
            {
                mustRebuild = true;
            }
            else
            {
                return banned > 0 ? SimplexOutcome.Stuck : SimplexOutcome.Optimal;
            }
        }
    }

    private void Rebuild()
    {
        state.Factor();
        state.ComputeDual();
        MakeDualFeasible();
        state.ComputePrimal();
        for (int slot = 0; slot < violation.Length; slot++)
        {
            NoteViolation(slot);
        }

        banned = 0;
        mustRebuild = false;
    }

    // A boxed variable flips to the bound that its reduced cost asks for; another has its cost moved until the sign is right.
    private void MakeDualFeasible()
    {
        for (int variable = 0; variable < state.Model.Total; variable++)
        {
            double reduced = state.Reduced[variable];
            switch (state.Standing[variable])
            {
                case Standing.AtLower when reduced < -tolerance:
                    FlipOrMove(variable, Standing.AtUpper, state.Upper[variable]);
                    break;
                case Standing.AtUpper when reduced > tolerance:
                    FlipOrMove(variable, Standing.AtLower, state.Lower[variable]);
                    break;
                case Standing.Free when Math.Abs(reduced) > tolerance:
                    MoveCost(variable, 0);
                    break;
                default:
                    break;
            }
        }
    }

    private void FlipOrMove(int variable, Standing other, double bound)
    {
        if (double.IsFinite(bound))
        {
            state.Standing[variable] = other;
            state.Value[variable] = bound;
        }
        else
        {
            double size = perturbation.Shift(variable, tolerance);
            MoveCost(variable, other == Standing.AtUpper ? size : -size);
        }
    }

    private void MoveCost(int variable, double reduced)
    {
        state.Cost[variable] += reduced - state.Reduced[variable];
        state.Reduced[variable] = reduced;
        state.CostsAreMoved = true;
    }

    private void NoteViolation(int slot)
    {
        double value = state.BasicValue[slot];
        double lower = state.BasicLower[slot];
        double upper = state.BasicUpper[slot];
        double excess = value < lower - (tolerance * (1 + Math.Abs(lower))) ? lower - value
            : value > upper + (tolerance * (1 + Math.Abs(upper))) ? value - upper
            : 0;
        violation[slot] = excess * excess;
    }

    private int ChooseRow()
    {
        while (true)
        {
            int slot = MostPromising();
            if (slot < 0)
            {
                return -1;
            }

            state.BackwardUnit(slot, inverseRow);
            double square = inverseRow.SquaredNorm();
            bool isTrusted = state.EdgeWeight[slot] >= TrustedShareOfWeight * square;
            state.EdgeWeight[slot] = square;
            if (isTrusted)
            {
                return slot;
            }
        }
    }

    // The largest violation²/weight; whole vectors that cannot hold it are passed over.
    private int MostPromising()
    {
        ReadOnlySpan<double> candidates = violation;
        ReadOnlySpan<double> weights = state.EdgeWeight;
        int best = -1;
        double bestViolation = 0;
        double bestWeight = 1;
        int slot = 0;
        while (slot < candidates.Length)
        {
            int end = Math.Min(slot + Vector<double>.Count, candidates.Length);
            if (end - slot == Vector<double>.Count
                && !Vector.GreaterThanAny(new Vector<double>(candidates[slot..]) * bestWeight, new Vector<double>(weights[slot..]) * bestViolation))
            {
                slot = end;
                continue;
            }

            for (; slot < end; slot++)
            {
                if (candidates[slot] * bestWeight > bestViolation * weights[slot])
                {
                    (best, bestViolation, bestWeight) = (slot, candidates[slot], weights[slot]);
                }
            }
        }

        return best;
    }
}
