using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>Steepest-edge weights are updated with each dual pivot: after some they must still be the squared lengths of the inverse's rows.</summary>
public sealed class DualWeightTests
{
    private static readonly Arbitrary<Covering> Coverings = Arb.From(
        from rows in Gen.Choose(2, 8)
        from columns in Gen.Choose(3, 12)
        from entries in Gen.Choose(-1, 3).ArrayOf(rows * columns)
        from demands in Gen.Choose(1, 6).ArrayOf(rows)
        from costs in Gen.Choose(1, 50).ArrayOf(columns)
        from bounds in Gen.Choose(1, 9).ArrayOf(columns)
        from pivots in Gen.Choose(1, 6)
        select new Covering(entries.ToSequence(), demands.ToSequence(), costs.ToSequence(), bounds.ToSequence(), pivots),
        covering => covering.Simpler());

    [Fact]
    public void Weights_stay_those_of_the_inverse() => Prop.ForAll(Coverings, covering => Error(covering.Pivoted()) <= 1e-9).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void The_law_refutes_weights_that_are_left_at_1() => Assert.Contains(Laws.Sample(Coverings.Generator, 30, 100), covering =>
    {
        SimplexState state = covering.Pivoted();
        state.ResetWeights();
        return state.Pivots >= 3 && Error(state) > 0.1;
    });

    // The largest error of a weight, relative to it.
    private static double Error(SimplexState state)
    {
        double[][] inverse = SampleState.Inverse(state);
        return Enumerable.Range(0, state.Rows).Max(slot =>
            Math.Abs(state.EdgeWeight[slot] - inverse[slot].Sum(entry => entry * entry)) / state.EdgeWeight[slot]);
    }

    /// <summary>Demands to cover at positive costs: the first basis is dual feasible.</summary>
    private sealed record Covering(Sequence<int> Entries, Sequence<int> Demands, Sequence<int> Costs, Sequence<int> Bounds, int Pivots)
    {
        // Fewer pivots, a row less.
        public IEnumerable<Covering> Simpler()
        {
            if (Pivots > 1)
            {
                yield return this with { Pivots = Pivots - 1 };
            }

            if (Demands.Count > 1)
            {
                yield return this with { Demands = Demands.SkipLast(1).ToSequence(), Entries = Entries.SkipLast(Costs.Count).ToSequence() };
            }
        }

        public SimplexState Pivoted()
        {
            LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
            for (int row = 0; row < Demands.Count; row++)
            {
                builder.AddRow(Demands[row], double.PositiveInfinity);
            }

            for (int column = 0; column < Costs.Count; column++)
            {
                int variable = builder.AddVariable(0, Bounds[column] > 5 ? double.PositiveInfinity : Bounds[column], Costs[column]);
                for (int row = 0; row < Demands.Count; row++)
                {
                    builder.SetCoefficient(row, variable, Entries[(row * Costs.Count) + column]);
                }
            }

            SimplexState state = SampleState.Begin(builder.Build());
            Assert.Equal(0, state.Factor());
            state.ComputePrimal();
            state.ComputeDual();
            new DualSimplex(state, new(state)).Run(1e-9, new(Pivots, Timeout.InfiniteTimeSpan, null, CancellationToken.None));
            return state;
        }
    }
}
