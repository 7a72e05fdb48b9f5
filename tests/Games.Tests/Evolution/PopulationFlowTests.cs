using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.Nash;
using Mechanisms.Games.QuantalResponse;

namespace Mechanisms.Games.Tests.Evolution;

public class PopulationFlowTests
{
    private static readonly MeanDynamic[] All = [new MeanDynamic.Replicator(), new MeanDynamic.Smith(), new MeanDynamic.BrownNashVonNeumann(), new MeanDynamic.Logit(2)];

    // Speeds of the definitions, each written out by itself.
    [Fact]
    public void Speeds_are_those_of_the_definitions() => Prop.ForAll(PopulationCase.Of(1, 5, 9), drawn =>
    {
        double[] x = drawn.Shares;
        double[] f = [.. Enumerable.Range(0, x.Length).Select(own => Enumerable.Range(0, x.Length).Sum(other => drawn.Payoffs[(own * x.Length) + other] * x[other]))];
        double mean = f.Zip(x, (payoff, share) => payoff * share).Sum();
        Func<int, double>[] definitions =
        [
            s => x[s] * (f[s] - mean),
            s => Enumerable.Range(0, x.Length).Sum(t => (x[t] * Math.Max(0, f[s] - f[t])) - (x[s] * Math.Max(0, f[t] - f[s]))),
            s => Math.Max(0, f[s] - mean) - (x[s] * f.Sum(payoff => Math.Max(0, payoff - mean))),
            s => (Math.Exp(2 * f[s]) / f.Sum(payoff => Math.Exp(2 * payoff))) - x[s],
        ];
        double[] speeds = new double[x.Length];
        for (int dynamic = 0; dynamic < All.Length; dynamic++)
        {
            All[dynamic].Velocity(drawn.Game, x, speeds);
            Assert.All(speeds.Index(), speed => Assert.Equal(definitions[dynamic](speed.Index), speed.Item, 1e-11));
        }
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Shares_stay_shares_and_strategies_that_nobody_plays_are_not_invented_by_imitation() => Prop.ForAll(PopulationCase.Of(1, 4, 6), drawn =>
    {
        foreach (MeanDynamic dynamic in All)
        {
            PopulationFlowRun run = new PopulationFlow(drawn.Game, dynamic).Begin(drawn.Shares);
            run.Advance(5);
            Assert.Equal(5, run.Time);
            double[] shares = run.Shares.ToArray();
            Assert.Equal(1, shares.Sum(), 1e-9);
            Assert.All(shares, share => Assert.InRange(share, 0, 1 + 1e-9));
            Assert.True(dynamic is not MeanDynamic.Replicator || shares.Zip(drawn.Weights, (share, weight) => weight > 0 || share == 0).All(isAbsent => isAbsent));
        }
    }).Check(Laws.Config.WithMaxTest(50));

    // Positive correlation: shares move, on average, to what earns more. Logit errs, and may not.
    [Fact]
    public void Motion_is_towards_payoff() => Prop.ForAll(PopulationCase.Of(2, 5, 9), drawn =>
    {
        (double[] speeds, double[] fitness) = (new double[drawn.Strategies], new double[drawn.Strategies]);
        drawn.Game.Fitness(drawn.Shares, fitness);
        return All.SkipLast(1).All(dynamic =>
        {
            dynamic.Velocity(drawn.Game, drawn.Shares, speeds);
            return speeds.Zip(fitness, (speed, payoff) => speed * payoff).Sum() >= -1e-12;
        });
    }).Check(Laws.Config.WithMaxTest(200));

    // Nash stationarity, against the exact check; the replicator rests at more, so it is the planted dynamic that the law refutes.
    [Fact]
    public void Smith_and_BNN_rest_exactly_at_equilibria_and_the_replicator_does_not()
    {
        Assert.True(Rests(new MeanDynamic.Smith()));
        Assert.True(Rests(new MeanDynamic.BrownNashVonNeumann()));
        Assert.False(Rests(new MeanDynamic.Replicator()));

        static bool Rests(MeanDynamic dynamic) => Laws.Sample(PopulationCase.Of(2, 4, 2).Generator, 50, 300).All(drawn =>
        {
            Sequence<Rational> mixture = drawn.Weights.Select(weight => new Rational(weight, drawn.Weights.Sum())).ToSequence();
            double[] speeds = new double[drawn.Strategies];
            dynamic.Velocity(drawn.Game, drawn.Shares, speeds);
            return NashCheck.Of(drawn.Game.ToNormalForm(), MixedProfile.Create(mixture, mixture)).IsEquilibrium == speeds.All(speed => Math.Abs(speed) < 1e-12);
        });
    }

    // With a constant advantage d: x(t) = 1 / (1 + (1/x₀ − 1) exp(−d t)).
    [Fact]
    public void A_constant_advantage_grows_logistically()
    {
        PopulationFlowRun run = new PopulationFlow(PopulationGame.Create(new(2, 2, [3, 3, 1, 1])), new MeanDynamic.Replicator()).Begin(0.01, 0.99);
        foreach (double time in (double[])[0.5, 1, 2, 4])
        {
            run.Advance(time - run.Time);
            Assert.Equal(1 / (1 + (99 * Math.Exp(-2 * time))), run.Shares[0], 1e-8);
        }
    }

    // However few there are to begin with, and however the time is cut; the odds grow as exp(2 t).
    [Theory]
    [InlineData(1e-15, 20)]
    [InlineData(1e-30, 40)]
    [InlineData(1e-200, 235)]
    public void Rare_mutants_invade_in_time(double begin, double time)
    {
        PopulationFlow settings = new(PopulationGame.Create(new(2, 2, [3, 3, 1, 1])), new MeanDynamic.Replicator());
        double exact = 1 / (1 + (((1 - begin) / begin) * Math.Exp(-2 * time)));
        PopulationFlowRun run = settings.Begin(begin, 1 - begin);
        run.Advance(time);
        Assert.InRange(run.Shares[0] / exact, 1 - 1e-6, 1 + 1e-6);
        PopulationFlowRun parts = settings.Begin(begin, 1 - begin);
        for (int part = 0; part < 7; part++)
        {
            parts.Advance(time / 7);
        }

        Assert.InRange(parts.Shares[0] / exact, 1 - 1e-6, 1 + 1e-6);
    }

    // Values of the fourth-order method of Runge and Kutta on the logarithm of the odds, in steps of 0.001.
    [Theory]
    [InlineData(1e-18, 60, 0.66609)]
    [InlineData(1e-16, 40, 0.55527)]
    [InlineData(1e-20, 60, 0.66398)]
    [InlineData(1e-14, 40, 0.64496)]
    public void Rare_hawks_come_as_the_odds_say(double hawks, double time, double exact)
    {
        PopulationFlowRun run = new PopulationFlow(PopulationGame.HawkDove(2, 3), new MeanDynamic.Replicator()).Begin(hawks, 1 - hawks);
        run.Advance(time);
        Assert.Equal(exact, run.Shares[0], 1e-5);
    }

    // x₀ x₁ x₂ is constant in the standard game, rises to the middle in the good one and falls to the edges in the bad one.
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, -1)]
    public void Rock_paper_scissors_circles_comes_in_or_goes_out(int win, int loss, int direction)
    {
        PopulationFlowRun run = new PopulationFlow(PopulationGame.RockPaperScissors(win, loss), new MeanDynamic.Replicator()).Begin(0.5, 0.3, 0.2);
        double before = 0.03;
        for (int part = 0; part < 20; part++)
        {
            run.Advance(1);
            double after = run.Shares[0] * run.Shares[1] * run.Shares[2];
            Assert.Equal(direction, direction == 0 ? Math.Abs(after - before) > 1e-8 ? 2 : 0 : Math.Sign(after - before));
            before = after;
        }
    }

    [Fact]
    public void Hawks_come_to_the_share_that_cannot_be_invaded()
    {
        foreach (MeanDynamic dynamic in All.SkipLast(1))
        {
            PopulationFlowRun run = new PopulationFlow(PopulationGame.HawkDove(2, 3), dynamic).Begin(0.1, 0.9);
            run.Advance(100);
            Assert.Equal(2.0 / 3, run.Shares[0], 1e-6);
            Assert.InRange(run.Speed(), 0, 1e-6);
        }
    }

    // The path of logit equilibria knows nothing of time.
    [Fact]
    public void The_logit_dynamic_rests_at_a_logit_equilibrium() => Prop.ForAll(PopulationCase.Of(2, 3, 4), drawn =>
    {
        PopulationFlowRun run = new PopulationFlow(drawn.Game, new MeanDynamic.Logit(0.2)).Begin(drawn.Shares);
        run.Advance(60);
        Sequence<double> shares = Sequence.Create(run.Shares);
        return LogitCheck.Of(drawn.Game.ToNormalForm(), 0.2, Sequence.Of(2, _ => shares)).Residual <= 1e-7;
    }).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void Smaller_errors_take_more_steps_and_forks_go_their_own_way()
    {
        PopulationFlow settings = new(PopulationGame.RockPaperScissors(2, 1), new MeanDynamic.Smith());
        PopulationFlowRun coarse = (settings with { MaxError = 1e-4 }).Begin(0.7, 0.2, 0.1);
        PopulationFlowRun fine = settings.Begin(0.7, 0.2, 0.1);
        coarse.Advance(10);
        fine.Advance(4);
        PopulationFlowRun fork = fine.Fork();
        fine.Advance(6);
        fork.Advance(6);
        Assert.True(coarse.Steps < fine.Steps);
        Assert.Equal(fine.Shares, fork.Shares);
        Assert.Equal(fine.Shares[0], coarse.Shares[0], 1e-2);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        foreach (MeanDynamic dynamic in All)
        {
            PopulationFlowRun run = new PopulationFlow(PopulationGame.RockPaperScissors(1, 1), dynamic).Begin(0.5, 0.3, 0.2);
            run.Advance(1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            run.Advance(10);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void What_is_no_state_is_refused()
    {
        PopulationFlow settings = new(PopulationGame.HawkDove(2, 3), new MeanDynamic.Replicator());
        Assert.Throws<ArgumentException>(() => settings.Begin(1));
        Assert.Throws<ArgumentException>(() => settings.Begin(0.5, 0.4));
        Assert.Throws<ArgumentException>(() => settings.Begin(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => settings.Begin(1, 0).Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => settings with { MaxError = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanDynamic.Logit(-1));
        Assert.Throws<ArgumentException>(() => PopulationGame.Create(new(1, 2, [1, 2])));
        Assert.Throws<InvalidOperationException>(() => new PopulationFlow(PopulationGame.HawkDove(2, Rational.Parse("1e300")), new MeanDynamic.Replicator()).Begin(0.5, 0.5).Advance(1e9));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => settings.Begin(0.5, 0.5).Advance(1, source.Token));
        Assert.Equal("logit", new MeanDynamic.Logit(1).Match(one => one.Name, one => one.Name, one => one.Name, one => one.Name));
    }
}
