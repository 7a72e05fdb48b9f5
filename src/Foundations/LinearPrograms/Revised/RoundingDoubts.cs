using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Whether what passed as rounding in an optimum is worth something: a reduced cost of -1e-20 is nothing, unless its variable may move by 1e20.</summary>
/// <remarks>
/// One further step tells: a solve for each such reduced cost and each such value, of which there are few. Where no step is possible, as with
/// a row that repeats others up to rounding, there is nothing to compare.
/// </remarks>
internal sealed class RoundingDoubts(SimplexState state, PolishedAnswer answer)
{
    private readonly SparseVector work = new(state.Rows);

    /// <summary>Whether something could change the objective by more than the library's tolerance.</summary>
    public bool IsAny()
    {
        for (int variable = 0; variable < state.Model.Total; variable++)
        {
            if (IsDecisive(state.Slot[variable] < 0 ? GainOf(variable) : PriceOf(variable)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDecisive(double change) => Tolerances.Optimality.Exceeds(change, answer.Objective);

    // What the step along a nonbasic variable with a reduced cost of wrong sign would gain; moves to another bound are in the answer's own gap.
    private double GainOf(int variable)
    {
        double wrong = SimplexState.WrongPart(state.Standing[variable], answer.Reduced[variable]);
        return wrong > 0 && double.IsInfinity(state.Model.Upper[variable] - state.Model.Lower[variable]) ? wrong * LongestMove(variable) : 0;
    }

    // What it would cost to bring a basic variable to the bound that it misses.
    private double PriceOf(int variable)
    {
        double value = answer.Values[variable];
        double excess = Math.Max(state.Model.Lower[variable] - value, value - state.Model.Upper[variable]);
        return excess > 0 ? excess * LowestPrice(state.Slot[variable], isRising: value < state.Model.Lower[variable]) : 0;
    }

    private double LongestMove(int variable)
    {
        work.Clear();
        state.AddListed(work, variable, answer.Reduced[variable] < 0 ? -1 : 1);
        state.Factors.Forward(work);
        SimplexState.PackIfDense(work);
        double longest = double.PositiveInfinity;
        foreach (int slot in work.Indices.AsSpan(0, work.Count))
        {
            double speed = work.Values[slot];
            double bound = speed > 0 ? state.Model.Upper[state.Basic[slot]] : state.Model.Lower[state.Basic[slot]];
            double step = Math.Abs(speed) > double.Epsilon ? Math.Max(0, (bound - answer.Values[state.Basic[slot]]) / speed) : longest;
            longest = Math.Min(longest, step);
        }

        return double.IsFinite(longest) ? longest : 0;
    }

    private double LowestPrice(int slot, bool isRising)
    {
        state.BackwardUnit(slot, work);
        double lowest = double.PositiveInfinity;
        for (int variable = 0; variable < state.Model.Total; variable++)
        {
            double cell = state.Slot[variable] < 0 ? -state.DotColumn(variable, work.Values) : 0;
            bool mayMove = state.Standing[variable] switch
            {
                Standing.AtLower => (cell > 0) == isRising,
                Standing.AtUpper => (cell > 0) != isRising,
                Standing.Free => true,
                _ => false,
            };
            lowest = cell != 0 && mayMove ? Math.Min(lowest, Math.Abs(answer.Reduced[variable] / cell)) : lowest;
        }

        return double.IsFinite(lowest) ? lowest : 0;
    }
}
