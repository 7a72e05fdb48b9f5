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
        ReadChanges();
        Remark(string.Empty, LinearProgramCertificate.Given);
        (state.Pivots, state.SmallestPivot, hasProof) = (0, 1, false);
        if (limits.Interruption() is { } early)
        {
            return early;
        }

        Refresh();

        if (HasCrossingBounds())
        {
            Array.Clear(multipliers);
            return LinearProgramStatus.Infeasible;
        }

        return Deliver(scaled.HasLostNumbers ? LinearProgramStatus.NumericalTrouble : ReachAccurately(limits));
    }

    // A wide tolerance first, narrower ones until the refined answer violates nothing by more than rounding. Where a narrow one cannot be
    // reached for want of digits, the answer of the one before stands, if it is within the library's tolerances. Where another
    // engine goes on from this one's basis, the first will do.
    private LinearProgramStatus ReachAccurately(in SimplexLimits limits)
    {
        bool hasAnswer = false;
        for (int stage = 0; stage < Grain.Stages; stage++)
        {
            state.IsPrecise = hasAnswer;
            LinearProgramStatus status = Reach(Grain.Stage(stage), limits);
            if (status == LinearProgramStatus.NumericalTrouble && hasAnswer)
            {
                state.Recall();
                RestoreModel();
                Compute();
            }
            else if (status != LinearProgramStatus.Optimal)
            {
                return status;
            }

            if (kind != SparseEngineKind.Final)
            {
                polished.Adopt();
                return LinearProgramStatus.Optimal;
            }

            if (limits.Interruption() is { } stopped)
            {
                return stopped;
            }

            polished.Compute();
            if (polished.IsAccurate)
            {
                return LinearProgramStatus.Optimal;
            }

            state.Remember();
            hasAnswer = true;
        }

        return polished.IsOptimal ? LinearProgramStatus.Optimal : LinearProgramStatus.NumericalTrouble;
    }

    private void Compute()
    {
        state.Factor();
        state.ComputePrimal();
        state.ComputeDual();
    }

    private void Refresh()
    {
        if (costsChanged || boundsChanged)
        {
            scaled.LoadCosts();
            scaled.LoadBounds();
        }

        costsChanged = boundsChanged = false;
        state.IsPrecise = false;
        state.Factors.ResetThreshold();
        RestoreModel();
    }

    private void RestoreModel()
    {
        state.RestoreCosts();
        state.RestoreBounds();
        costs.Forget();
        bounds.Forget();
    }

    private bool HasCrossingBounds()
    {
        for (int variable = 0; variable < scaled.Total; variable++)
        {
            if (model.Lower(variable) > model.Upper(variable))
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
        isSettled = false;
        if (isCold)
        {
            CrashBasis.Take(state);
        }

        for (int round = 0; round < MaximumRounds && stuck < MaximumStuck; round++)
        {
            RestoreModel();
            Compute();
            if (limits.Interruption() is { } stopped)
            {
                return stopped;
            }

            if (!state.IsFinite() || (state.IsEndless(state.Pivots) && !scaled.IsWide))
            {
                return LinearProgramStatus.NumericalTrouble;
            }

            int primalViolations = state.CountPrimalViolations(tolerance);
            int dualViolations = state.CountDualViolations(tolerance);
            if (primalViolations == 0 && dualViolations == 0)
            {
                return LinearProgramStatus.Optimal;
            }

            bool goDual = ShouldGoDual(primalViolations, dualViolations, stuck, tolerance);
            bool perturb = round < PerturbedRounds && (primalViolations > ManyViolations || isCold) && !(isCold && kind == SparseEngineKind.Dual);
            isCold = false;
            LinearProgramStatus? status = goDual
                ? RunDual(tolerance, perturb, limits, ref stuck)
                : RunPrimal(tolerance, round < PerturbedRounds, limits, ref stuck);
            if (status is { } ended)
            {
                return ended;
            }

            if (isSettled)
            {
                return LinearProgramStatus.Optimal;
            }
        }

        return LinearProgramStatus.NumericalTrouble;
    }

    // The dual method where values violate bounds, or where from the first basis flips alone make it feasible; the other one when stuck.
    private bool ShouldGoDual(int primalViolations, int dualViolations, int stuck, double tolerance)
    {
        bool isBest = primalViolations > 0 || (isCold && state.CountUnflippable(tolerance) == 0);
        bool mustChange = stuck % 2 == 1 && primalViolations > 0 && dualViolations > 0;
        return isBest != mustChange;
    }

    private LinearProgramStatus? RunDual(double tolerance, bool perturb, in SimplexLimits limits, ref int stuck)
    {
        if (perturb)
        {
            costs.Perturb(1);
        }

        SimplexOutcome outcome = SimplexOutcome.Optimal;
        if (state.CountUnflippable(tolerance) > 0)
        {
            state.TakeBoxes();
            outcome = Dual.Run(tolerance, limits);
            state.RestoreBounds();
        }

        switch (outcome == SimplexOutcome.Interrupted ? outcome : Dual.Run(tolerance, limits))
        {
            case SimplexOutcome.Interrupted:
                return limits.Interruption(state.Pivots) ?? LinearProgramStatus.Cancelled;
            case SimplexOutcome.Infeasible when Evidence.ProveInfeasible(Dual.Culprit.Slot, Dual.Culprit.Sign):
                return LinearProgramStatus.Infeasible;
            case SimplexOutcome.Optimal:
                isSettled = kind != SparseEngineKind.Final && !state.CostsAreMoved && !state.BoundsAreMoved;
                return null;
            default:
                stuck++;
                RaiseThreshold();
                return null;
        }
    }

    private LinearProgramStatus? RunPrimal(double tolerance, bool mayPerturb, in SimplexLimits limits, ref int stuck)
    {
        switch (PrimalMethod.Run(tolerance, mayPerturb, limits))
        {
            case SimplexOutcome.Interrupted:
                return limits.Interruption(state.Pivots) ?? LinearProgramStatus.Cancelled;
            case SimplexOutcome.Unbounded when Evidence.ProveUnbounded(PrimalMethod.Culprit.Variable, PrimalMethod.Culprit.Direction):
                return FindPoint(tolerance, limits, ref stuck);
            case SimplexOutcome.Optimal:
                return null;
            default:
                stuck++;
                RaiseThreshold();
                return null;
        }
    }

    private void RaiseThreshold()
    {
        state.Factors.RaiseThreshold();
        state.ForgetFactors();
    }

    // A ray alone proves nothing: with all costs 0 the dual method finds a point within all bounds, or multipliers that there is none.
    private LinearProgramStatus? FindPoint(double tolerance, in SimplexLimits limits, ref int stuck)
    {
        for (int round = 0; round < PerturbedRounds; round++)
        {
            RestoreModel();
            state.Factor();
            state.ComputePrimal();
            if (state.CountPrimalViolations(Math.Min(tolerance, Grain.Fine)) == 0)
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
}
