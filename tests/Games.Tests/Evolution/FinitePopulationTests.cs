using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Evolution;

namespace Mechanisms.Games.Tests.Evolution;

public class FinitePopulationTests
{
    private static readonly UpdateRule[] Rules = [new UpdateRule.Moran(0.5), new UpdateRule.Fermi(0.7), new UpdateRule.LocalUpdate(0.9)];

    // Mutants with constant fitness r against 1: ρ = (1 − 1/r) / (1 − r⁻ᴺ).
    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 1)]
    [InlineData(3, 50)]
    public void A_constant_advantage_fixes_as_moran1958_says(int advantage, int start)
    {
        const int Size = 60;
        FinitePopulation population = new(PopulationGame.Create(new(2, 2, [advantage, advantage, 1, 1])), Size, new UpdateRule.Moran());
        Assert.Equal((1 - Math.Pow(advantage, -start)) / (1 - Math.Pow(advantage, -Size)), population.FixationProbability(0, 1, start), 1e-13);
    }

    // Traulsen et al. 2006: with a constant difference d, ρ = (1 − exp(−β d)) / (1 − exp(−β d N)).
    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(-3)]
    public void Fermi_imitation_of_a_constant_difference_fixes_in_closed_form(double intensity)
    {
        FinitePopulation population = new(PopulationGame.Create(new(2, 2, [2, 2, 1, 1])), 40, new UpdateRule.Fermi(Math.Abs(intensity)));
        double exact = (1 - Math.Exp(-intensity)) / (1 - Math.Exp(-intensity * 40));
        Assert.Equal(exact, intensity > 0 ? population.FixationProbability(0, 1) : population.FixationProbability(1, 0), 1e-13);
    }

    [Fact]
    public void Without_selection_everybody_has_the_same_chance() => Prop.ForAll(PopulationCase.Of(2, 3, 9), drawn =>
        ((UpdateRule[])[new UpdateRule.Moran(0), new UpdateRule.Fermi(0), new UpdateRule.LocalUpdate(0)]).All(rule =>
            Math.Abs(new FinitePopulation(drawn.Game, 17, rule).FixationProbability(1, 0, 5) - (5.0 / 17)) < 1e-13)).Check(Laws.Config.WithMaxTest(30));

    // The chain of all states, its transitions from the words of the rules, its absorption by elimination.
    [Fact]
    public void Fixation_is_absorption_of_the_chain() => Prop.ForAll(PopulationCase.Of(2, 2, 5), drawn => Rules.All(rule =>
    {
        FinitePopulation population = new(drawn.Game, 7, rule);
        double[] absorbed = Absorption(drawn.Game, 7, rule);
        return Enumerable.Range(0, 8).All(start => Math.Abs(population.FixationProbability(0, 1, start) - absorbed[start]) < 1e-9);
    })).Check(Laws.Config.WithMaxTest(60));

    // Planted: members who meet themselves.
    [Fact]
    public void Members_that_meet_themselves_are_caught()
    {
        PopulationGame game = PopulationGame.HawkDove(2, 3);
        double[] wrong = Absorption(game, 7, new UpdateRule.Fermi(2), meetsItself: true);
        Assert.True(Math.Abs(new FinitePopulation(game, 7, new UpdateRule.Fermi(2)).FixationProbability(0, 1) - wrong[1]) > 1e-3);
    }

    // Detailed balance is not assumed: the shares must not change under the transitions.
    [Fact]
    public void The_long_run_stays_as_it_is() => Prop.ForAll(PopulationCase.Of(2, 2, 5), drawn => Rules.All(rule =>
    {
        const double Mutation = 0.1;
        Sequence<double> shares = (new FinitePopulation(drawn.Game, 6, rule) with { Mutation = Mutation }).StationaryShares();
        double[] after = new double[7];
        for (int state = 0; state <= 6; state++)
        {
            (double up, double down) = Transition(drawn.Game, 6, rule, state, Mutation, meetsItself: false);
            after[state] += shares[state] * (1 - up - down);
            after[Math.Min(6, state + 1)] += shares[state] * up;
            after[Math.Max(0, state - 1)] += shares[state] * down;
        }

        return Math.Abs(shares.Sum() - 1) < 1e-12 && after.Zip(shares, (left, right) => Math.Abs(left - right)).Max() < 1e-12;
    })).Check(Laws.Config.WithMaxTest(60));

    // Of two strategies the rare-mutation shares are in the proportion of the fixation probabilities.
    [Fact]
    public void Rare_mutants_balance() => Prop.ForAll(PopulationCase.Of(2, 2, 5), drawn => Rules.All(rule =>
    {
        FinitePopulation population = new(drawn.Game, 9, rule);
        Sequence<double> shares = population.RareMutationShares();
        Sequence<double> rare = (population with { Mutation = 1e-7 }).StationaryShares();
        double share = population.FixationProbability(0, 1) / (population.FixationProbability(0, 1) + population.FixationProbability(1, 0));
        return Math.Abs(shares[0] - share) < 1e-12 && Math.Abs(rare[9] - share) < 1e-3;
    })).Check(Laws.Config.WithMaxTest(40));

    // 20,000 fixations each: a share is within 4.9 deviations of its probability but for one in a million; three shares are compared.
    [Fact]
    public void Runs_fix_as_often_as_the_formula_says()
    {
        PopulationGame game = PopulationGame.HawkDove(4, 6);
        foreach (UpdateRule rule in (UpdateRule[])[new UpdateRule.Moran(0.3), new UpdateRule.Fermi(0.7), new UpdateRule.LocalUpdate(0.9)])
        {
            FinitePopulation population = new(game, 6, rule);
            double probability = population.FixationProbability(0, 1, 2);
            const int Runs = 20_000;
            int hawks = 0;
            for (int run = 0; run < Runs; run++)
            {
                hawks += population.Begin([2, 4], new StreamKey(11).Replication(run)).AdvanceToFixation(1_000_000) == 0 ? 1 : 0;
            }

            Assert.Equal(probability, hawks / (double)Runs, 4.9 * Math.Sqrt(probability * (1 - probability) / Runs));
        }
    }

    // One chain in 40 stretches of 60,000 steps, in which it forgets where it began: Student's t of their means, with 39 degrees of freedom, passes 7 once in 50 million; six states are compared.
    [Fact]
    public void Runs_with_mutation_spend_time_as_the_long_run_says()
    {
        FinitePopulation population = new FinitePopulation(PopulationGame.HawkDove(4, 6), 5, new UpdateRule.Fermi(1)) with { Mutation = 0.2 };
        Sequence<double> shares = population.StationaryShares();
        FinitePopulationRun run = population.Begin([2, 3], new(5));
        const int Stretches = 40;
        const int Samples = 1_000;
        double[][] seen = [.. Enumerable.Range(0, 6).Select(_ => new double[Stretches])];
        for (int sample = 0; sample < Stretches * Samples; sample++)
        {
            run.Advance(60);
            seen[run.Members[0]][sample / Samples] += 1.0 / Samples;
        }

        Assert.All(seen.Index(), state =>
        {
            double mean = state.Item.Average();
            double error = Math.Sqrt(state.Item.Sum(share => (share - mean) * (share - mean)) / (Stretches - 1) / Stretches);
            Assert.Equal(shares[state.Index], mean, 7 * error);
            Assert.InRange(error, 0, 0.01);
        });
    }

    // Payoffs in tenths, whose differences round: the rule divides by the spread, so that these play as whole numbers do.
    [Fact]
    public void Local_updates_do_not_depend_on_the_unit_of_payoffs() => Prop.ForAll(PopulationCase.Of(2, 2, 5), drawn =>
    {
        PopulationGame tenths = PopulationGame.Create(new(2, 2, [.. drawn.Game.Payoffs.Entries.ToArray().Select(payoff => payoff / 10)]));
        return ((int[])[3, 5, 10, 20, 50]).All(size =>
        {
            double whole = new FinitePopulation(drawn.Game, size, new UpdateRule.LocalUpdate()).FixationProbability(0, 1);
            FinitePopulation population = new(tenths, size, new UpdateRule.LocalUpdate());
            return whole is >= 0 and <= 1 && Math.Abs(population.FixationProbability(0, 1) - whole) < 1e-12;
        });
    }).Check(Laws.Config.WithMaxTest(200));

    // What costs a tenth of nothing never takes over.
    [Fact]
    public void The_dominated_strategy_is_not_crowned()
    {
        FinitePopulation population = new(PopulationGame.Create(new(2, 2, [0, 0, new(-1, 10), new(-1, 10)])), 10, new UpdateRule.LocalUpdate());
        Assert.Equal((1, 0), (population.FixationProbability(0, 1), population.FixationProbability(1, 0)));
        Assert.Equal([1, 0], population.RareMutationShares());
    }

    // Coordination on 2 or 1: neither mutant takes over by any probability that a double holds, and yet all time is the better one's.
    [Theory]
    [InlineData(10, 450)]
    [InlineData(1, 5000)]
    [InlineData(100, 50)]
    public void Shares_of_rare_mutants_need_no_representable_fixation(double intensity, int size)
    {
        UpdateRule rule = new UpdateRule.Fermi(intensity);
        FinitePopulation population = new(PopulationGame.Create(new(2, 2, [2, 0, 0, 1])), size, rule);
        Assert.Equal((0, 0), (population.FixationProbability(0, 1), population.FixationProbability(1, 0)));
        Assert.Equal([1, 0], population.RareMutationShares());
        Assert.Equal([0, 1, 0], new FinitePopulation(PopulationGame.Create(new(3, 3, [2, 0, 0, 0, 3, 0, 0, 0, 1])), size, rule).RareMutationShares());
    }

    [Fact]
    public void Rare_mutants_of_several_strategies_leave_the_shares_as_they_are() => Prop.ForAll(PopulationCase.Of(3, 4, 4), drawn =>
    {
        FinitePopulation population = new(drawn.Game, 8, new UpdateRule.Fermi(0.4));
        Sequence<double> shares = population.RareMutationShares();
        return Math.Abs(shares.Sum() - 1) < 1e-12 && Enumerable.Range(0, shares.Count).All(state => Math.Abs(Enumerable.Range(0, shares.Count).Where(other => other != state)
            .Sum(other => (shares[other] * population.FixationProbability(state, other)) - (shares[state] * population.FixationProbability(other, state)))) < 1e-13);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void What_overflows_is_refused()
    {
        PopulationGame game = PopulationGame.HawkDove(2, 3);
        Assert.Contains("Lower the intensity", Assert.Throws<ArgumentException>(() => new FinitePopulation(game, 5, new UpdateRule.Fermi(1e308))).Message, StringComparison.Ordinal);
        Assert.Contains("Divide payoffs", Assert.Throws<ArgumentException>(() =>
            new FinitePopulation(PopulationGame.HawkDove(2, Rational.Parse("1e308")), 50, new UpdateRule.LocalUpdate())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strong_selection_and_large_populations_do_not_overflow()
    {
        FinitePopulation strong = new(PopulationGame.Create(new(2, 2, [5, 5, 0, 0])), 100_000, new UpdateRule.Fermi(1000));
        Assert.Equal(1, strong.FixationProbability(0, 1), 1e-12);
        Assert.Equal(0, strong.FixationProbability(1, 0));
        FinitePopulation never = new(PopulationGame.Create(new(2, 2, [0, 0, 1, 1])), 10, new UpdateRule.LocalUpdate());
        Assert.Equal((0, 0, 1), (never.FixationProbability(0, 1), never.FixationProbability(0, 1, 9), never.FixationProbability(0, 1, 10)));
        Assert.Equal(1, never.FixationProbability(1, 0));
    }

    [Fact]
    public void Steps_allocate_nothing_and_forks_repeat_them()
    {
        foreach (UpdateRule rule in Rules)
        {
            FinitePopulationRun run = (new FinitePopulation(PopulationGame.RockPaperScissors(2, 1).Shift(2), 30, rule) with { Mutation = 0.05 }).Begin([10, 10, 10], new(3));
            run.Advance(10);
            FinitePopulationRun fork = run.Fork();
            long before = GC.GetAllocatedBytesForCurrentThread();
            run.Advance(5_000);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
            fork.Advance(5_000);
            Assert.Equal(run.Members, fork.Members);
            Assert.Equal(30, run.Members.ToArray().Sum());
        }
    }

    [Fact]
    public void What_is_no_population_is_refused()
    {
        PopulationGame game = PopulationGame.HawkDove(2, 3);
        Assert.Contains("must be positive in a Moran process", Assert.Throws<ArgumentException>(() => new FinitePopulation(game, 5, new UpdateRule.Moran())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FinitePopulation(game, 1, new UpdateRule.Fermi(1)));
        FinitePopulation population = new(game, 5, new UpdateRule.Fermi(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => population.FixationProbability(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => population.FixationProbability(0, 1, 6));
        Assert.Throws<ArgumentException>(() => population.FixationProbability(1, 1));
        Assert.Throws<InvalidOperationException>(() => population.StationaryShares());
        Assert.Throws<ArgumentException>(() => population.Begin([5], new(1)));
        Assert.Throws<ArgumentException>(() => population.Begin([2, 2], new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => population.Begin([6, -1], new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpdateRule.Moran(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpdateRule.Fermi(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpdateRule.LocalUpdate(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => population with { Mutation = 2 });
        Assert.Null(population.Begin([2, 3], new(1)).AdvanceToFixation(0));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => population.Begin([2, 3], new(1)).Advance(5, source.Token));
        Assert.Throws<OperationCanceledException>(() => population.FixationProbability(0, 1, 1, source.Token));
        Assert.Throws<OperationCanceledException>(() => population.RareMutationShares(source.Token));
        Assert.Throws<OperationCanceledException>(() => (population with { Mutation = 0.5 }).StationaryShares(source.Token));
        Assert.Equal("local-update", Rules[2].Match(rule => rule.Name, rule => rule.Name, rule => rule.Name));
    }

    // The probability to end with everybody at strategy 0, shape [members at the beginning].
    private static double[] Absorption(PopulationGame game, int size, UpdateRule rule, bool meetsItself = false)
    {
        double[] value = new double[size + 1];
        value[size] = 1;
        for (int sweep = 0; sweep < 20_000; sweep++)
        {
            for (int state = 1; state < size; state++)
            {
                (double up, double down) = Transition(game, size, rule, state, mutation: 0, meetsItself);
                value[state] = ((up * value[state + 1]) + (down * value[state - 1])) / (up + down);
            }
        }

        return value;
    }

    private static (double Up, double Down) Transition(PopulationGame game, int size, UpdateRule rule, int state, double mutation, bool meetsItself)
    {
        Matrix<double> u = game.RoundedPayoffs;
        int own = meetsItself ? 0 : 1;
        double first = (((state - own) * u[0, 0]) + ((size - state) * u[0, 1])) / (size - own);
        double second = ((state * u[1, 0]) + ((size - state - own) * u[1, 1])) / (size - own);
        double spread = u.Entries.ToArray().Max() - u.Entries.ToArray().Min();
        (double become, double lose) = rule.Match(
            moran =>
            {
                double ones = state * (1 - moran.Intensity + (moran.Intensity * first));
                double others = (size - state) * (1 - moran.Intensity + (moran.Intensity * second));
                return (ones / (ones + others), others / (ones + others));
            },
            fermi => (state / (size - 1.0) / (1 + Math.Exp(fermi.Intensity * (second - first))), (size - state) / (size - 1.0) / (1 + Math.Exp(fermi.Intensity * (first - second)))),
            local =>
            {
                double ahead = spread == 0 ? 0 : (first - second) / spread;
                return (state / (size - 1.0) * (1 + (local.Intensity * ahead)) / 2, (size - state) / (size - 1.0) * (1 - (local.Intensity * ahead)) / 2);
            });
        return ((size - state) / (double)size * (((1 - mutation) * become) + (mutation / 2)), state / (double)size * (((1 - mutation) * lose) + (mutation / 2)));
    }
}
