using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <content>Conclusions, each computed anew from the basis and checked before it is claimed.</content>
internal sealed partial class TableauRun
{
    private LinearProgramSolution? Conclude(bool isFeasible)
    {
        if (!isFeasible && !IsStrictest)
        {
            return Stricter();
        }

        FreshBasis basis = new(scaled, status);
        if (basis.IsSingular)
        {
            return Setback();
        }

        double[] point = NonbasicPoint();
        basis.CompletePoint(point);
        return isFeasible ? ConcludeOptimal(basis, point) : ConcludeInfeasible(basis, point);
    }

    private LinearProgramSolution? ConcludeOptimal(FreshBasis basis, double[] point)
    {
        double[] prices = basis.Prices(scaled.Cost);
        double[] reduced = basis.ReducedCosts(scaled.Cost, prices);
        if (!IsWithinBounds(point) || !HasRightSigns(reduced))
        {
            return Setback();
        }

        if (!IsStrictest && LeavesGain(reduced))
        {
            return Stricter();
        }

        Sequence<double> primal = scaled.UnscaledPoint(point);
        Sequence<double> rowDuals = scaled.UnscaledPrices(prices);
        double value = Objective(primal);
        if (!double.IsFinite(value)
            || !check.KeepsBounds(primal)
            || !check.PricesFit(rowDuals)
            || !check.ValuesAgree(value, rowDuals))
        {
            return Stricter();
        }

        return Answer(LinearProgramStatus.Optimal) with
        {
            Value = value,
            Primal = primal,
            RowDuals = rowDuals,
            ReducedCosts = scaled.UnscaledReducedCosts(reduced),
        };
    }

    // With the violation's slope as cost, the prices of a phase-1 optimum are Farkas multipliers: every point within the nonbasic
    // bounds has at least the violation found.
    private LinearProgramSolution? ConcludeInfeasible(FreshBasis basis, double[] point)
    {
        double[] slope = new double[point.Length];
        bool isViolated = false;
        for (int row = 0; row < scaled.Rows; row++)
        {
            int variable = tableau.Basic[row];
            slope[variable] = point[variable] < scaled.Floor[variable] ? -1 : point[variable] > scaled.Ceiling[variable] ? 1 : 0;
            isViolated |= slope[variable] != 0;
        }

        double[] prices = basis.Prices(slope);
        if (!isViolated || !HasRightSigns(basis.ReducedCosts(slope, prices)))
        {
            return Setback();
        }

        Sequence<double> multipliers = scaled.UnscaledMultipliers(prices);
        return check.Contradict(multipliers, strictness)
            ? Answer(LinearProgramStatus.Infeasible) with { FarkasMultipliers = multipliers }
            : Stricter();
    }

    private LinearProgramSolution? ConcludeUnbounded(int entering, double direction)
    {
        if (!IsStrictest)
        {
            return Stricter();
        }

        FreshBasis basis = new(scaled, status);
        if (basis.IsSingular)
        {
            return Setback();
        }

        double[] point = NonbasicPoint();
        basis.CompletePoint(point);
        double[] ray = new double[point.Length];
        ray[entering] = direction;
        basis.CompletePoint(ray);
        if (!IsWithinBounds(point) || !IsImprovingRay(ray))
        {
            return Setback();
        }

        Sequence<double> primal = scaled.UnscaledPoint(point);
        Sequence<double> unscaledRay = scaled.UnscaledPoint(ray);
        return check.KeepsBounds(primal) && check.IsRay(unscaledRay, strictness)
            ? Answer(LinearProgramStatus.Unbounded) with { Primal = primal, Ray = unscaledRay }
            : Stricter();
    }

    // A conclusion failed its check: the tableau has lost digits. Start again from its basis.
    private LinearProgramSolution? Setback()
    {
        setbacks++;
        Tighten();
        Rebuild();
        return null;
    }

    // A conclusion holds in scaled units but not in the program's own, or claims that something does not exist, which must not hang on
    // a tolerance: go on with smaller ones.
    private LinearProgramSolution? Stricter()
    {
        if (IsStrictest)
        {
            return Setback();
        }

        Tighten();
        return null;
    }

    private void Tighten()
    {
        strictness = Math.Max(strictness * StricterBy, StricterBy * StricterBy);
        scaled.SetTolerance(strictness);
    }

    private double[] NonbasicPoint()
    {
        double[] point = new double[status.Length];
        for (int variable = 0; variable < point.Length; variable++)
        {
            point[variable] = scaled.NonbasicValue(variable, status[variable]);
        }

        return point;
    }

    private bool IsWithinBounds(double[] point)
    {
        for (int variable = 0; variable < point.Length; variable++)
        {
            if (!(point[variable] >= scaled.Floor[variable] && point[variable] <= scaled.Ceiling[variable]))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasRightSigns(double[] reduced)
    {
        for (int variable = 0; variable < reduced.Length; variable++)
        {
            if (status[variable] != BasisStatus.Basic && Tolerances.Optimality.Exceeds(Improvement(variable, reduced[variable]), 1))
            {
                return false;
            }
        }

        return true;
    }

    // A small slope is worth much where its variable may move far.
    private bool LeavesGain(double[] reduced)
    {
        for (int variable = 0; variable < reduced.Length; variable++)
        {
            double range = scaled.Upper[variable] - scaled.Lower[variable];
            if (status[variable] != BasisStatus.Basic && double.IsInfinity(range) && Improvement(variable, reduced[variable]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsImprovingRay(double[] ray)
    {
        double improvement = 0;
        for (int variable = 0; variable < ray.Length; variable++)
        {
            improvement -= scaled.Cost[variable] * ray[variable];
        }

        return double.IsFinite(improvement) && Tolerances.Optimality.Exceeds(improvement / strictness, 1);
    }

    private double Objective(Sequence<double> point)
    {
        CompensatedSum sum = default(CompensatedSum) + program.ObjectiveConstant;
        for (int variable = 0; variable < point.Count; variable++)
        {
            sum += program.Costs[variable] * point[variable];
        }

        return sum.Value;
    }

    private LinearProgramSolution Answer(LinearProgramStatus answer) => new()
    {
        Status = answer,
        Method = settings.Name,
        Pivots = pivots,
        Basis = new(Sequence.Create<BasisStatus>(status.AsSpan(0, scaled.Columns)), Sequence.Create<BasisStatus>(status.AsSpan(scaled.Columns))),
    };

    private LinearProgramSolution Stopped(LinearProgramStatus reason) => Answer(reason) with
    {
        Advice = reason == LinearProgramStatus.NumericalTrouble
            ? "Check the units: coefficients that differ by more than nine powers of ten in one row or column are beyond double precision."
            : string.Empty,
    };

    private LinearProgramSolution CrossingBounds() => new()
    {
        Status = LinearProgramStatus.Infeasible,
        Method = settings.Name,
        FarkasMultipliers = Sequence.Create<double>(new double[scaled.Rows]),
        Advice = "A lower bound lies above its upper bound.",
    };
}
