using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Repeated;

namespace Mechanisms.Games.Tests.Repeated;

public class RepeatedGameTests
{
    private static readonly RepeatedGame Dilemma = RepeatedGame.PrisonersDilemma(5, 3, 1, 0);

    private static readonly MooreMachine Alternate = MooreMachine.Reacting("alternate", 2, [1, 0], new(2, 2, [1, 1, 0, 0]));

    // Axelrod: against tit for tat at w = 2/3, tit for tat earns R/(1 − w) = 9, defection T + wP/(1 − w) = 7, alternation (T + wS)/(1 − w²) = 9.
    [Fact]
    public void Reproduces_axelrod1984_payoffs_against_tit_for_tat()
    {
        Rational w = new(2, 3);
        MooreMachine[] replies = [DilemmaStrategies.TitForTat, DilemmaStrategies.AlwaysDefect, Alternate];
        Assert.Equal([9, 7, 9], replies.Select(reply => Dilemma.DiscountedPayoffs(reply, DilemmaStrategies.TitForTat, w)[0] / (Rational.One - w)));
    }

    // Tit for tat is a Nash equilibrium with itself iff w ≥ max((T − R)/(T − P), (T − R)/(R − S)) = 2/3.
    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(65, 100, false)]
    [InlineData(9, 10, true)]
    public void Tit_for_tat_is_stable_from_two_thirds_on(int numerator, int denominator, bool isStable) => Assert.Equal(
        isStable, Dilemma.Gains(DilemmaStrategies.TitForTat, DilemmaStrategies.TitForTat, new(numerator, denominator)).All(gain => gain.IsZero));

    // The folk theorem's threshold of grim: (T − R)/(T − P), exactly.
    [Fact]
    public void Grim_is_subgame_perfect_from_its_threshold_on() => Prop.ForAll(Arb.From(
        from sucker in Gen.Choose(0, 3)
        from punishment in Gen.Choose(1, 4)
        from reward in Gen.Choose(1, 4)
        from temptation in Gen.Choose(1, 4)
        select (T: sucker + punishment + reward + temptation, R: sucker + punishment + reward, P: sucker + punishment, S: sucker)), drawn =>
    {
        RepeatedGame game = RepeatedGame.PrisonersDilemma(drawn.T, drawn.R, drawn.P, drawn.S);
        Rational threshold = new(drawn.T - drawn.R, drawn.T - drawn.P);
        return Enumerable.Range(0, 12).Select(twelfths => new Rational(twelfths, 12)).Append(threshold).All(discount =>
            game.CheckSubgamePerfection(DilemmaStrategies.Grim, DilemmaStrategies.Grim, discount).IsRefuted == discount < threshold);
    }).Check(Laws.Config.WithMaxTest(50));

    // Tit for tat is an equilibrium, but not after somebody has defected: at 9/10 who should punish gains by forgiving.
    [Fact]
    public void Tit_for_tat_is_not_subgame_perfect()
    {
        Verdict<OneShotDeviation>.Refuted refuted = Assert.IsType<Verdict<OneShotDeviation>.Refuted>(
            Dilemma.CheckSubgamePerfection(DilemmaStrategies.TitForTat, DilemmaStrategies.TitForTat, new(9, 10)));
        Assert.NotEqual((0, 0), (refuted.Witness.FirstState, refuted.Witness.SecondState));
        Assert.IsType<Verdict<OneShotDeviation>.Proved>(Dilemma.CheckSubgamePerfection(DilemmaStrategies.AlwaysDefect, DilemmaStrategies.AlwaysDefect, new(9, 10)));
    }

    // Deviating once from Pavlov earns T and then P against R and R: perfect iff δ ≥ (T − R)/(R − P), which is 1/2 with T = 4 and 1 with T = 5.
    [Theory]
    [InlineData(4, 1, 2, true)]
    [InlineData(4, 49, 100, false)]
    [InlineData(5, 99, 100, false)]
    public void Pavlov_is_subgame_perfect_from_its_threshold_on(int temptation, int numerator, int denominator, bool isPerfect) => Assert.Equal(isPerfect, !RepeatedGame
        .PrisonersDilemma(temptation, 3, 1, 0).CheckSubgamePerfection(DilemmaStrategies.Pavlov, DilemmaStrategies.Pavlov, new(numerator, denominator)).IsRefuted);

    // Rounds added up one after the other until what is left of the weight is nothing.
    [Fact]
    public void Discounted_payoffs_are_the_sum_over_rounds() => Prop.ForAll(MachineCase.Of(4, arePure: false), drawn =>
    {
        double[] sums = Simulated(drawn, 0.5, 60);
        return drawn.Game.DiscountedPayoffs(drawn.First, drawn.Second, new(1, 2)).Zip(sums, (exact, sum) => Math.Abs(exact.ToDouble() - (sum / 2))).All(error => error < 1e-12);
    }).Check(Laws.Config.WithMaxTest(100));

    // The cycle and the linear equations share nothing but the pairs of states.
    [Fact]
    public void Cycles_earn_what_linear_equations_say() => Prop.ForAll(MachineCase.Of(5, arePure: true), drawn =>
    {
        Assert.True(drawn.First.IsPure && drawn.Second.IsPure);
        double[] sums = Simulated(drawn, 0.75, 200);
        Sequence<Rational> exact = drawn.Game.DiscountedPayoffs(drawn.First, drawn.Second, new(3, 4));
        JointPlay play = new(drawn.Game.Stage, drawn.First, drawn.Second, afterAnyHistory: false);
        Assert.Equal(play.Discounted(new(3, 4), CancellationToken.None).Select(values => values[0]), exact);
        Assert.Equal(play.LimitOfMeans(CancellationToken.None), drawn.Game.LimitOfMeans(drawn.First, drawn.Second));
        return exact.Zip(sums, (one, sum) => Math.Abs(one.ToDouble() - (sum / 4))).All(distance => distance < 1e-12);
    }).Check(Laws.Config.WithMaxTest(100));

    // Cesàro: the mean of many rounds; and Abel: the discounted average of the patient.
    [Fact]
    public void Limits_of_means_are_those_of_long_play_and_of_patience() => Prop.ForAll(MachineCase.Of(3, arePure: false), drawn =>
    {
        Sequence<Rational> limit = drawn.Game.LimitOfMeans(drawn.First, drawn.Second);
        Sequence<Rational> patient = drawn.Game.DiscountedPayoffs(drawn.First, drawn.Second, new(99_999_999, 100_000_000));
        return limit.Zip(patient, (left, right) => Math.Abs((left - right).ToDouble())).All(error => error < 1e-5);
    }).Check(Laws.Config.WithMaxTest(80));

    // At most nine pairs of states: play runs in circles of at most nine rounds, whose lengths divide 2,520.
    [Fact]
    public void Limits_of_means_of_cycles_are_their_means() => Prop.ForAll(MachineCase.Of(3, arePure: true), drawn =>
    {
        Rational[] means = [.. drawn.Game.TotalPayoffs(drawn.First, drawn.Second, 9 + 2520).Zip(drawn.Game.TotalPayoffs(drawn.First, drawn.Second, 9), (all, first) => (all - first) / 2520)];
        return drawn.Game.LimitOfMeans(drawn.First, drawn.Second).SequenceEqual(means);
    }).Check(Laws.Config.WithMaxTest(20));

    // The only closed classes of random walk machines: absorbed in either of two states with equal chances.
    [Fact]
    public void Means_weigh_the_classes_that_play_may_end_in()
    {
        MooreMachine coin = MooreMachine.Create("coin", new(3, 2, [new(1, 3), new(2, 3), 1, 0, 0, 1]), new(3, 4, [1, 1, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2]));
        Assert.Equal(new Rational(1, 3) * 3 + (new Rational(2, 3) * 5), Dilemma.LimitOfMeans(coin, DilemmaStrategies.AlwaysCooperate)[0]);
    }

    // Brute force over all pure policies of the other's states; and the machine itself earns what is said.
    [Fact]
    public void Best_replies_are_the_best_of_all_policies() => Prop.ForAll(MachineCase.Of(3, arePure: false), drawn =>
    {
        Rational discount = new(4, 5);
        BestReplyMachine reply = drawn.Game.BestReply(0, drawn.Second, discount);
        Assert.Equal(reply.Value, drawn.Game.DiscountedPayoffs(reply.Machine, drawn.Second, discount)[0]);
        (int states, int actions) = (drawn.Second.States, drawn.First.Actions);
        Rational best = Enumerable.Range(0, (int)Math.Pow(actions, states)).Max(number =>
        {
            int[] policy = [.. Enumerable.Range(0, states).Select(state => number / (int)Math.Pow(actions, state) % actions)];
            MooreMachine tried = MooreMachine.Create("tried", new(states, actions, [.. policy.SelectMany(chosen => Enumerable.Range(0, actions).Select(action => (Rational)(action == chosen ? 1 : 0)))]), reply.Machine.Transitions);
            return drawn.Game.DiscountedPayoffs(tried, drawn.Second, discount)[0];
        });
        return reply.Value == best && drawn.Game.Gains(drawn.First, drawn.Second, discount).All(gain => gain.Sign >= 0);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Best_replies_of_the_second_player_mirror_those_of_the_first() => Prop.ForAll(MachineCase.Of(3, arePure: false), drawn =>
    {
        NormalFormGame stage = drawn.Game.Stage;
        (int rows, int columns) = (stage.Profiles.Counts[0], stage.Profiles.Counts[1]);
        RepeatedGame mirrored = new(NormalFormGame.TwoPlayer(Transposed(stage.PayoffMatrix(1)), Transposed(stage.PayoffMatrix(0))));
        return drawn.Game.BestReply(1, drawn.First, new(1, 3)).Value == mirrored.BestReply(0, drawn.First, new(1, 3)).Value
            && rows * columns == mirrored.Stage.Profiles.Count;
    }).Check(Laws.Config.WithMaxTest(60));

    // Subgame perfection, by best replies from every pair of states in place of single deviations.
    [Fact]
    public void Machines_are_subgame_perfect_where_no_reply_gains_in_any_pair_of_states() =>
        PerfectionLaw(drawn => !drawn.Game.CheckSubgamePerfection(drawn.First, drawn.Second, new(1, 2)).IsRefuted).Check(Laws.Config.WithMaxTest(300));

    // Planted: a check of what gains along the path of play, which takes every Nash equilibrium for perfect.
    [Fact]
    public void Looking_along_the_path_only_is_caught() => PlantedLaw.RequireFalsified(() =>
        PerfectionLaw(drawn => drawn.Game.Gains(drawn.First, drawn.Second, new(1, 2)).All(gain => gain.IsZero)).Check(Laws.Config.WithMaxTest(300)));

    private static Property PerfectionLaw(Func<MachineCase, bool> isSaidPerfect) => Prop.ForAll(MachineCase.Of(2, arePure: true), drawn =>
        isSaidPerfect(drawn) == Pairs(drawn).All(pair => drawn.Game.Gains(From(drawn.First, pair.First), From(drawn.Second, pair.Second), new(1, 2)).All(gain => gain.IsZero)));

    // Press and Dyson 2012: an extortioner's surplus over P is χ = 3 times the other's, whatever the other does.
    [Fact]
    public void An_extortioner_gets_its_share_of_every_surplus() => Prop.ForAll(MachineCase.Of(3, arePure: false), drawn =>
    {
        if (drawn.First.Actions != 2 || drawn.First.OtherActions != 2)
        {
            return true;
        }

        // p = (11/13, 1/2, 7/26, 0) with T, R, P, S = 5, 3, 1, 0; noise makes all states come up.
        MooreMachine extortion = DilemmaStrategies.MemoryOne("extortion", 0, new(11, 13), new(1, 2), new(7, 26), 0);
        Sequence<Rational> means = Dilemma.LimitOfMeans(extortion, drawn.Second.WithNoise(new(1, 10)));
        return means[0] - 1 == 3 * (means[1] - 1);
    }).Check(Laws.Config.WithMaxTest(100));

    // Nowak and Sigmund: with errors Pavlov and generous tit for tat earn more among themselves than tit for tat does.
    [Fact]
    public void Errors_cost_tit_for_tat_more_than_those_who_forgive()
    {
        Rational error = new(1, 100);
        Rational[] means = [.. ((MooreMachine[])[DilemmaStrategies.TitForTat, DilemmaStrategies.Pavlov, DilemmaStrategies.Generous(new(1, 3)), DilemmaStrategies.Grim])
            .Select(machine => machine.WithNoise(error)).Select(machine => Dilemma.LimitOfMeans(machine, machine)[0])];
        Assert.Equal(new Rational(9, 4), means[0]);
        Assert.True(means[1] > means[0] && means[2] > means[0] && means[3] < means[0]);
    }

    // Totals of 200 rounds, from the catalogue; and defection against tit for tat 204 to 199.
    [Fact]
    public void Reproduces_a_tournament_of_seven()
    {
        Sequence<MooreMachine> machines =
        [
            DilemmaStrategies.TitForTat, DilemmaStrategies.AlwaysCooperate, DilemmaStrategies.AlwaysDefect, DilemmaStrategies.Grim,
            DilemmaStrategies.TitForTwoTats, DilemmaStrategies.Pavlov, DilemmaStrategies.SuspiciousTitForTat,
        ];
        RoundRobinTable table = new RoundRobin().Play(Dilemma, machines);
        Assert.Equal([3699, 3597, 2616, 3402, 3795, 3501, 2708], table.Totals);
        Assert.Equal((204, 199), (table.Scores[2, 0], table.Scores[0, 2]));
        Assert.Equal([4, 0, 1, 5, 3, 6, 2], table.Ranking);
        Assert.StartsWith("1. tit for two tats: 3795\n2. tit for tat: 3699", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(new Rational(204, 200), table.ToPopulationGame().Payoffs[2, 0]);
        Assert.Equal(7, new RoundRobin { Rounds = 5, Noise = new(1, 8) }.Play(Dilemma, machines).Machines.Count);
    }

    // Axelrod: it never earns more than its opponent, and at most T − S less.
    [Fact]
    public void Tit_for_tat_never_beats_anybody() => Prop.ForAll(MachineCase.Of(4, arePure: true), drawn =>
    {
        if (drawn.First.Actions != 2 || drawn.First.OtherActions != 2)
        {
            return true;
        }

        Sequence<Rational> totals = Dilemma.TotalPayoffs(DilemmaStrategies.TitForTat, drawn.Second, 37);
        return totals[0] <= totals[1] && totals[1] - totals[0] <= 5;
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void What_is_no_machine_or_discount_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MooreMachine.Create(" ", new(1, 1, [1]), new(1, 1, [0])));
        Assert.Throws<ArgumentException>(() => MooreMachine.Create("x", new(1, 2, [1, 1]), new(1, 2, [0, 0])));
        Assert.Throws<ArgumentException>(() => MooreMachine.Create("x", new(1, 1, [1]), new(1, 1, [1])));
        Assert.Throws<ArgumentException>(() => MooreMachine.Create("x", new(1, 2, [1, 0]), new(1, 3, [0, 0, 0])));
        Assert.Throws<ArgumentException>(() => MooreMachine.Create("x", new(2, 1, [1, 1]), new(1, 1, [0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => MooreMachine.Reacting("x", 2, [2], new(1, 2, [0, 0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => DilemmaStrategies.Grim.WithNoise(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => DilemmaStrategies.Grim.Next(0, 2, 0));
        Assert.Throws<ArgumentException>(() => DilemmaStrategies.Generous(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dilemma.DiscountedPayoffs(DilemmaStrategies.Grim, DilemmaStrategies.Grim, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dilemma.BestReply(2, DilemmaStrategies.Grim, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dilemma.TotalPayoffs(DilemmaStrategies.Grim, DilemmaStrategies.Grim, -1));
        Assert.Throws<ArgumentException>(() => Dilemma.LimitOfMeans(MooreMachine.Reacting("one", 1, [0], new(1, 1, [0])), DilemmaStrategies.Grim));
        Assert.Throws<InvalidOperationException>(() => new RepeatedGame(NormalFormGame.Create([1], new(1, 1, [1]))));
        Assert.Throws<ArgumentException>(() => new RoundRobin().Play(Dilemma, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoundRobin { Rounds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoundRobin { Noise = 2 });
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new RoundRobin().Play(Dilemma, [DilemmaStrategies.Grim], source.Token));
        Assert.True(DilemmaStrategies.Grim.IsPure);
        Assert.Throws<OperationCanceledException>(() => Dilemma.DiscountedPayoffs(DilemmaStrategies.Grim, DilemmaStrategies.Grim, new(1, 2), source.Token));
        Assert.Throws<OperationCanceledException>(() => Dilemma.LimitOfMeans(DilemmaStrategies.Grim, DilemmaStrategies.Grim, source.Token));
        Assert.Equal("pavlov (2 states)", DilemmaStrategies.Pavlov.ToString());
    }

    private static Matrix<Rational> Transposed(Matrix<Rational> matrix) => new(matrix.Columns, matrix.Rows,
        [.. from column in Enumerable.Range(0, matrix.Columns) from row in Enumerable.Range(0, matrix.Rows) select matrix[row, column]]);

    // The same machine from another state on: a new state 0 that does as the wanted one.
    private static MooreMachine From(MooreMachine machine, int start)
    {
        int[] order = [start, .. Enumerable.Range(0, machine.States).Where(state => state != start)];
        return MooreMachine.Create(
            machine.Name,
            new(machine.States, machine.Actions, [.. order.SelectMany(state => machine.Outputs.Row(state).ToArray())]),
            new(machine.States, machine.Transitions.Columns, [.. order.SelectMany(state => machine.Transitions.Row(state).ToArray().Select(next => Array.IndexOf(order, next)))]));
    }

    private static HashSet<(int First, int Second)> Pairs(MachineCase drawn)
    {
        HashSet<(int First, int Second)> seen = [(0, 0)];
        for (int sweep = 0; sweep < 20; sweep++)
        {
            seen.UnionWith([.. from pair in seen
                               from own in Enumerable.Range(0, drawn.First.Actions)
                               from other in Enumerable.Range(0, drawn.Second.Actions)
                               select (drawn.First.Next(pair.First, own, other), drawn.Second.Next(pair.Second, other, own))]);
        }

        return seen;
    }

    // ∑ δᵗ u(t) in doubles, by the distribution over pairs of states.
    private static double[] Simulated(MachineCase drawn, double discount, int rounds)
    {
        (MooreMachine one, MooreMachine two) = (drawn.First, drawn.Second);
        double[,] weights = new double[one.States, two.States];
        weights[0, 0] = 1;
        double[] sums = new double[2];
        double scale = 1;
        for (int round = 0; round < rounds; round++, scale *= discount)
        {
            double[,] later = new double[one.States, two.States];
            foreach ((int first, int second) in from first in Enumerable.Range(0, one.States) from second in Enumerable.Range(0, two.States) where weights[first, second] > 0 select (first, second))
            {
                foreach ((int own, int other) in from own in Enumerable.Range(0, one.Actions) from other in Enumerable.Range(0, two.Actions) select (own, other))
                {
                    double weight = weights[first, second] * one.Outputs[first, own].ToDouble() * two.Outputs[second, other].ToDouble();
                    later[one.Next(first, own, other), two.Next(second, other, own)] += weight;
                    sums[0] += scale * weight * drawn.Game.Stage.Payoff(0, own, other).ToDouble();
                    sums[1] += scale * weight * drawn.Game.Stage.Payoff(1, own, other).ToDouble();
                }
            }

            weights = later;
        }

        return sums;
    }
}
