using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>The order in which dual and primal runs follow each other until there is an answer with evidence.</content>
internal sealed partial class SparseEngine
{
    private const int MaximumRounds = 24;
    private const int PerturbedRounds = 4;
    private const int MaximumStuck = 4;
    private const int ManyViolations = 16;

    public LinearProgramStatus Solve(in SimplexLimits limits)
    {
        Advice = string.Empty;
        state.Pivots = 0;
        Refresh();
        if (limits.Interruption(0) is { } early)
        {
            return early;
        }

        if (HasCrossingBounds())
        {
            Array.Clear(multipliers);
            return LinearProgramStatus.Infeasible;
        }

        LinearProgramStatus status = Reach(Grain.Coarse, limits);
        if (status == LinearProgramStatus.Optimal && !IsAccurate())
        {
            status = Reach(Grain.Fine, limits);
            if (status == LinearProgramStatus.Optimal && !IsAccurate())
            {
                status = Reach(Grain.Finest, limits);
            }
        }

        return Deliver(status);
    }

    private void Refresh()
    {
        if (costsChanged)
        {
            scaled.LoadCosts();
        }

        if (boundsChanged)
        {
            scaled.LoadBounds();
        }

        costsChanged = boundsChanged = false;
        RestoreModel();
    }

    private void RestoreModel()
    {
        state.RestoreCosts();
        state.RestoreBounds();
        bounds.Forget();
    }

    private bool HasCrossingBounds()
    {
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            if (scaled.Lower[variable] > scaled.Upper[variable])
            {
                return true;
            }
        }

        return false;
    }

    // Rounds of a dual or a primal run, each from the model's own costs and bounds, until a basis is optimal for them.
    private LinearProgramStatus Reach(double tolerance, in SimplexLimits limits)
    {
        int stuck = 0;
        for (int round = 0; round < MaximumRounds && stuck < MaximumStuck; round++)
        {
            RestoreModel();
            state.Factor();
            state.ComputePrimal();
            state.ComputeDual();
            int primalViolations = CountPrimalViolations(tolerance);
            int dualViolations = CountDualViolations(tolerance);
            if (primalViolations == 0 && dualViolations == 0)
            {
                return LinearProgramStatus.Optimal;
            }

            bool goDual = (primalViolations > 0) != (stuck % 2 == 1 && dualViolations > 0);
            LinearProgramStatus? status = goDual
                ? RunDual(tolerance, round < PerturbedRounds && primalViolations > ManyViolations, limits, ref stuck)
                : RunPrimal(tolerance, round < PerturbedRounds, limits, ref stuck);
            if (status is { } ended)
            {
                return ended;
            }
        }

        return LinearProgramStatus.NumericalTrouble;
    }

    private LinearProgramStatus? RunDual(double tolerance, bool perturb, in SimplexLimits limits, ref int stuck)
    {
        if (perturb)
        {
            costs.Perturb(1);
        }

        switch (dual.Run(tolerance, limits))
        {
            case SimplexOutcome.Interrupted:
                return limits.Interruption(state.Pivots) ?? LinearProgramStatus.Cancelled;
            case SimplexOutcome.Infeasible when certificates.ProveInfeasible(dual.InverseRow, dual.Culprit.Sign):
                return LinearProgramStatus.Infeasible;
            case SimplexOutcome.Optimal:
                return null;
            default:
                stuck++;
                return null;
        }
    }

    private LinearProgramStatus? RunPrimal(double tolerance, bool mayPerturb, in SimplexLimits limits, ref int stuck)
    {
        switch (primal.Run(tolerance, mayPerturb, limits))
        {
            case SimplexOutcome.Interrupted:
                return limits.Interruption(state.Pivots) ?? LinearProgramStatus.Cancelled;
            case SimplexOutcome.Unbounded when certificates.ProveUnbounded(primal.Column, primal.Culprit.Variable, primal.Culprit.Direction):
                return FindPoint(tolerance, limits, ref stuck);
            case SimplexOutcome.Optimal:
                return null;
            default:
                stuck++;
                return null;
        }
    }

    // A ray alone proves nothing: with all costs 0 the dual method finds a point within all bounds, or multipliers that there is none.
    private LinearProgramStatus? FindPoint(double tolerance, in SimplexLimits limits, ref int stuck)
    {
        for (int round = 0; round < PerturbedRounds; round++)
        {
            RestoreModel();
            state.Factor();
            state.ComputePrimal();
            if (CountPrimalViolations(Math.Min(tolerance, Grain.Fine)) == 0)
            {
                return LinearProgramStatus.Unbounded;
            }

            Array.Clear(state.Cost);
            state.CostsAreMoved = true;
            LinearProgramStatus? status = RunDual(Math.Min(tolerance, Grain.Fine), perturb: true, limits, ref stuck);
            if (status is { } ended)
            {
                return ended;
            }
        }

        return null;
    }

    private int CountPrimalViolations(double tolerance)
    {
        int count = 0;
        for (int slot = 0; slot < state.Basic.Length; slot++)
        {
            double value = state.BasicValue[slot];
            double lower = state.BasicLower[slot];
            double upper = state.BasicUpper[slot];
            count += value < lower - (tolerance * (1 + Math.Abs(lower))) || value > upper + (tolerance * (1 + Math.Abs(upper))) ? 1 : 0;
        }

        return count;
    }

    private int CountDualViolations(double tolerance)
    {
        int count = 0;
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            double wrong = state.Standing[variable] switch
            {
                Standing.AtLower => -state.Reduced[variable],
                Standing.AtUpper => state.Reduced[variable],
                Standing.Free => Math.Abs(state.Reduced[variable]),
                _ => 0,
            };
            count += wrong > tolerance ? 1 : 0;
        }

        return count;
    }

    private bool IsAccurate()
    {
        polished.Compute();
        return polished.PrimalViolation <= Grain.Fine * 2 && polished.DualViolation <= Grain.Fine * 2;
    }
}
