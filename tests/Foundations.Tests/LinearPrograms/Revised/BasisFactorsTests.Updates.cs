using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <content>Updates.</content>
public sealed partial class BasisFactorsTests
{
    // The update multiplies rounding errors by entries that nothing bounds: after a hundred of them less is asked than of fresh factors.
    private const double ChainAccuracy = 1e-7;

    [Fact]
    public void A_chain_of_updates_leaves_no_residual() => Prop.ForAll(SampleBasis.Any, sample =>
    {
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        int updates = Exchange(sample, basis, factors.ForwardAndKeep, factors.Update, step => step % 2 == 0 ? factors.Backward : null);
        return factors.Updates == updates
            && FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= ChainAccuracy;
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Long_chains_on_large_bases_solve_like_fresh_factors() => Assert.All(LargeSamples, sample =>
    {
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        int updates = Exchange(sample, basis, factors.ForwardAndKeep, factors.Update, step => step % 3 > 0 ? factors.Backward : null, 100);
        Assert.InRange(updates, 90, 100);
        Assert.Equal(updates, factors.Updates);
        Assert.True(FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= ChainAccuracy);
        Assert.Equal(0, factors.Factor(sample.View(), basis));
        Assert.Equal(0, factors.Updates);
        Assert.True(FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= Accuracy);
    });

    [Fact]
    public void An_update_is_refused_when_the_pivot_does_not_agree_and_changes_nothing()
    {
        SampleBasis sample = new(30, 3, 2, 0, 0, 11);
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        SparseVector entering = FactorLaws.Column(sample, sample.Rows + 3);
        factors.ForwardAndKeep(entering);
        int slot = Largest(entering);
        Assert.False(factors.Update(slot, entering.Values[slot] * (1 + 1e-3)));
        Assert.Equal(0, factors.Updates);
        Assert.True(FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= Accuracy);
    }

    [Fact]
    public void A_column_that_would_make_the_basis_singular_is_refused()
    {
        SampleBasis sample = new(30, 3, 2, 0, 0, 11);
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        SparseVector entering = FactorLaws.Column(sample, basis[4]);
        factors.ForwardAndKeep(entering);
        Assert.False(factors.Update(5, 0));
    }

    [Fact]
    public void Factors_are_stale_after_a_hundred_updates_or_when_they_filled()
    {
        SampleBasis sample = new(180, 2, 1, 4, 0, 2);
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        Assert.False(factors.IsStale);
        while (!factors.IsStale)
        {
            Assert.InRange(factors.Updates, 0, 99);
            Exchange(sample, basis, factors.ForwardAndKeep, factors.Update, _ => null, mostSteps: 1, firstStep: factors.Updates);
        }

        factors.Factor(sample.View(), basis);
        Assert.False(factors.IsStale);
    }

    [Fact]
    public void Warm_solves_updates_and_factorizations_allocate_nothing()
    {
        SampleBasis sample = new(200, 3, 3, 2, 2, 21);
        ColumnView view = sample.View();
        int[] first = sample.Basis();
        int[] basis = [.. first];
        BasisFactors factors = new(sample.Rows);
        SparseVector entering = FactorLaws.Column(sample, sample.Rows + 3);
        SparseVector vector = new(sample.Rows);
        long least = long.MaxValue;

        // The least of some rounds: what the code allocates comes again in each, what the runtime does on this thread while it compiles does not.
        for (int round = 0; round < 8; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            first.CopyTo(basis, 0);
            factors.Factor(view, basis);
            vector.CopyFrom(entering);
            factors.ForwardAndKeep(vector);
            int slot = Largest(vector);
            factors.Update(slot, vector.Values[slot]);
            factors.Backward(vector);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void The_laws_accept_right_parts_and_refute_an_update_that_skips_the_row_eta()
    {
        Assert.True(ResidualOf(new ComposedFactors()) <= Accuracy);
        Assert.True(ResidualOf(new ComposedFactors(skipsRowEta: true)) > 1e-3);
    }

    [Fact]
    public void The_laws_refute_a_transposed_solve_in_the_wrong_order() =>
        Assert.True(ResidualOf(new ComposedFactors(swapsTransposedSteps: true)) > 1e-3);

    private static double ResidualOf(ComposedFactors factors)
    {
        SampleBasis sample = new(30, 4, 2, 0, 0, 12);
        int[] basis = sample.Basis();
        factors.Factor(sample, basis);
        int updates = Exchange(sample, basis, factors.Forward, (slot, alpha) => { factors.Update(slot, alpha); return true; }, _ => null);
        Assert.True(updates > 10);
        return FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward);
    }

    // Brings every other structural column into the slot of its largest entry; returns how many went in.
    private static int Exchange(
        SampleBasis sample,
        int[] basis,
        Action<SparseVector> forwardAndKeep,
        Func<int, double, bool> update,
        Func<int, Action<SparseVector>?> backward,
        int mostSteps = int.MaxValue,
        int firstStep = 0)
    {
        int updates = 0;
        for (int step = firstStep; step < sample.Rows && step - firstStep < mostSteps; step++)
        {
            SparseVector entering = FactorLaws.Column(sample, sample.Rows + step);
            forwardAndKeep(entering);
            int slot = Largest(entering);
            SparseVector unit = new(sample.Rows);
            unit.Add(slot, 1);
            backward(step)?.Invoke(unit);
            if (Math.Abs(entering.Values[slot]) > 1e-3 && update(slot, entering.Values[slot]))
            {
                basis[slot] = sample.Rows + step;
                updates++;
            }
        }

        return updates;
    }

    private static int Largest(SparseVector vector)
    {
        int best = vector.Indices[0];
        foreach (int place in vector.Listed)
        {
            best = Math.Abs(vector.Values[place]) > Math.Abs(vector.Values[best]) ? place : best;
        }

        return best;
    }
}
