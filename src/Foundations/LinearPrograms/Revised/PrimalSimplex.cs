using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The bounded primal simplex method with Devex prices: from values within bounds to reduced costs of right sign.</summary>
/// <remarks>
/// Values outside their bounds have those bounds moved to them first; moved bounds are the caller's to restore. Ties go to the lowest
/// index. When too many pivots make no progress, bounds are moved apart a little, each by its own amount.
/// </remarks>
[Reference("harris1973", "Devex pricing and the two-pass ratio test")]
internal sealed partial class PrimalSimplex
{
    private const int PatienceWithoutProgress = 50;
    private const int PatienceInAll = 10_000;
    private const double WeightLimit = 1e7;
    private readonly SimplexState state;
    private readonly BoundPerturbation perturbation;
    private readonly SparseVector inverseRow;
    private readonly SparseVector pivotRow;
    private readonly SparseVector column;
    private readonly double[] weights;
    private readonly bool[] isBanned;
    private double tolerance;
    private int idle;
    private int banned;
    private bool mustRebuild;

    public PrimalSimplex(SimplexState state, BoundPerturbation perturbation)
    {
        this.state = state;
        this.perturbation = perturbation;
        inverseRow = new(state.Model.Rows);
        pivotRow = new(state.Model.Columns);
        column = new(state.Model.Rows);
        weights = new double[state.Model.Total];
        isBanned = new bool[state.Model.Total];
    }

    // So long without progress, even with bounds apart, that only Bland's rule is sure to end: the lowest index enters and leaves.
    private bool IsCautious => idle > state.Model.Total + PatienceInAll;

    /// <summary>After <see cref="SimplexOutcome.Unbounded"/> the variable that improves without end, and +1 when upward, else −1.</summary>
    public (int Variable, double Direction) Culprit { get; private set; }

    /// <summary>Pivots until no reduced cost has the wrong sign by more than the tolerance.</summary>
    public SimplexOutcome Run(double dualTolerance, bool mayPerturb, in SimplexLimits limits)
    {
        tolerance = dualTolerance;
        idle = 0;
        weights.AsSpan().Fill(1);
        Rebuild();
        for (long step = 0; ; step++)
        {
            if (mustRebuild || state.Factors.IsStale)
            {
                Rebuild();
                limits.Report(LinearProgramPhase.Optimization, state.Pivots, 0, state.Objective() * state.Model.ObjectiveUnit);
            }

            if (limits.Interruption() is not null)
            {
                return SimplexOutcome.Interrupted;
            }

            if (idle > PatienceWithoutProgress && mayPerturb && !perturbation.IsOn)
            {
                perturbation.Perturb();
                Rebuild();
            }

            if (state.IsEndless(step))
            {
                return SimplexOutcome.Stuck;
            }

            int entering = ChooseColumn();
            if (entering >= 0)
            {
                // Not asked before: the last pivot allowed may have been the last one needed.
                if (state.Pivots >= limits.MaxPivots)
                {
                    return SimplexOutcome.Interrupted;
                }

                SimplexOutcome? outcome = Pivot(entering);
                if (outcome is { } ended)
                {
                    return ended;
                }
            }
            else if (!state.IsFresh)
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
        state.ComputePrimal();
        MakePrimalFeasible();
        state.ComputeDual();
        if (banned > 0)
        {
            Array.Clear(isBanned);
            banned = 0;
        }

        mustRebuild = false;
    }

    private void MakePrimalFeasible()
    {
        for (int slot = 0; slot < state.Basic.Length; slot++)
        {
            double value = state.BasicValue[slot];
            if (value < state.BasicLower[slot] - (tolerance * (1 + Math.Abs(state.BasicLower[slot]))))
            {
                MoveBound(slot, isLower: true, value - perturbation.Shift(state.Basic[slot], tolerance));
            }
            else if (value > state.BasicUpper[slot] + (tolerance * (1 + Math.Abs(state.BasicUpper[slot]))))
            {
                MoveBound(slot, isLower: false, value + perturbation.Shift(state.Basic[slot], tolerance));
            }
        }
    }

    private void MoveBound(int slot, bool isLower, double bound)
    {
        (isLower ? state.BasicLower : state.BasicUpper)[slot] = bound;
        (isLower ? state.Lower : state.Upper)[state.Basic[slot]] = bound;
        state.BoundsAreMoved = true;
    }

    private int ChooseColumn()
    {
        double[] reduced = state.Reduced;
        ReadOnlySpan<Standing> standing = state.Standing;
        int best = -1;
        double bestSquare = 0;
        double bestWeight = 1;
        for (int variable = 0; variable < standing.Length; variable++)
        {
            double price = reduced[variable];
            double wrong = standing[variable] switch
            {
                Standing.AtLower => -price,
                Standing.AtUpper => price,
                Standing.Free => Math.Abs(price),
                _ => 0,
            };
            if (IsCautious && wrong > tolerance && !isBanned[variable])
            {
                return variable;
            }

            if (wrong > tolerance && wrong * wrong * bestWeight > bestSquare * weights[variable] && !isBanned[variable])
            {
                (best, bestSquare, bestWeight) = (variable, wrong * wrong, weights[variable]);
            }
        }

        return best;
    }
}
