using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Repeated;

/// <summary>A game of two players, played again and again; both see what was played.</summary>
/// <remarks>
/// Payoffs of machines against each other are exact. The discounted average is (1 − δ) ∑ over rounds t of δᵗ u(t), in units of a round's payoff. Immutable,
/// thread-safe, compares by value.
/// </remarks>
[Reference("abreu1988", "infinitely repeated games with discounting")]
public sealed record RepeatedGame
{
    /// <summary>Initializes a repeated game.</summary>
    /// <param name="stage">The game of a round, of two players.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stage"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There are not two players.</exception>
    public RepeatedGame(NormalFormGame stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.RequireTwoPlayers();
        Stage = stage;
    }

    /// <summary>Gets the game of a round.</summary>
    public NormalFormGame Stage { get; }

    /// <summary>The repeated prisoner's dilemma: action 0 cooperates, action 1 defects.</summary>
    /// <param name="temptation">What defecting against a cooperator earns, T.</param>
    /// <param name="reward">What both earn who cooperate, R.</param>
    /// <param name="punishment">What both earn who defect, P.</param>
    /// <param name="sucker">What cooperating against a defector earns, S.</param>
    /// <returns>The game. Neither T &gt; R &gt; P &gt; S nor 2R &gt; T + S is required.</returns>
    [Reference("axelrod1984", "T = 5, R = 3, P = 1, S = 0")]
    public static RepeatedGame PrisonersDilemma(Rational temptation, Rational reward, Rational punishment, Rational sucker) =>
        new(NormalFormGame.TwoPlayer(new(2, 2, [reward, sucker, temptation, punishment]), new(2, 2, [reward, temptation, sucker, punishment])));

    /// <summary>What two machines earn, with later rounds counting less.</summary>
    /// <remarks>Pure machines by the cycle that they come to, O(states²) rounds; others by linear equations over the pairs of states that come up, O(pairs³) operations on fractions.</remarks>
    /// <param name="first">Player 0's machine.</param>
    /// <param name="second">Player 1's machine.</param>
    /// <param name="discount">How much a round counts against the one before, δ, at least 0 and below 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The discounted averages, shape [player].</returns>
    /// <exception cref="ArgumentNullException">A machine is null.</exception>
    /// <exception cref="ArgumentException">A machine has other numbers of actions than the game.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount is outside [0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<Rational> DiscountedPayoffs(MooreMachine first, MooreMachine second, Rational discount, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireMachines(first, second);
        RequireDiscount(discount);
        if (!first.IsPure || !second.IsPure)
        {
            return new JointPlay(Stage, first, second, afterAnyHistory: false).Discounted(discount, cancellation).Select(values => values[0]).ToSequence();
        }

        // Before the cycle ∑ δᵗ r(t); the cycle, of length c from round s on, is worth ∑ δᵗ r(t) / (1 − δᶜ).
        JointPlay play = new(Stage, first, second, afterAnyHistory: false);
        int start = CycleStart(play);
        return Sequence.Of(2, player =>
        {
            Rational[] rewards = [.. Enumerable.Range(0, play.States.Count).Select(round => play.Reward(round, player))];
            (Rational before, Rational shrunkBefore) = Discounted(rewards.AsSpan(0, start), discount, cancellation);
            (Rational within, Rational shrunk) = Discounted(rewards.AsSpan(start), discount, cancellation);
            return (Rational.One - discount) * (before + (shrunkBefore * within / (Rational.One - shrunk)));
        });
    }

    /// <summary>What two machines earn a round in the long run.</summary>
    /// <remarks>Of machines that mix: the expected limit of means, over the closed classes of states that play may end in. Costs as <see cref="DiscountedPayoffs"/>, times 8.</remarks>
    /// <param name="first">Player 0's machine.</param>
    /// <param name="second">Player 1's machine.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The limits of the means, shape [player].</returns>
    /// <exception cref="ArgumentNullException">A machine is null.</exception>
    /// <exception cref="ArgumentException">A machine has other numbers of actions than the game.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<Rational> LimitOfMeans(MooreMachine first, MooreMachine second, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireMachines(first, second);
        JointPlay play = new(Stage, first, second, afterAnyHistory: false);
        if (!first.IsPure || !second.IsPure)
        {
            return play.LimitOfMeans(cancellation).ToSequence();
        }

        int start = CycleStart(play);
        cancellation.ThrowIfCancellationRequested();
        return Sequence.Of(2, player => Enumerable.Range(start, play.States.Count - start)
            .Aggregate(Rational.Zero, (sum, round) => sum + play.Reward(round, player)) / (play.States.Count - start));
    }

    /// <summary>What two machines are expected to earn in so many rounds.</summary>
    /// <remarks>Time O(pairs of actions) for each round and pair of states that may come up in it. Where machines mix the fractions grow with every round.</remarks>
    /// <param name="first">Player 0's machine.</param>
    /// <param name="second">Player 1's machine.</param>
    /// <param name="rounds">How many rounds, at least 0.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>The sums over rounds, shape [player].</returns>
    /// <exception cref="ArgumentNullException">A machine is null.</exception>
    /// <exception cref="ArgumentException">A machine has other numbers of actions than the game.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is negative.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<Rational> TotalPayoffs(MooreMachine first, MooreMachine second, int rounds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireMachines(first, second);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        JointPlay play = new(Stage, first, second, afterAnyHistory: false);
        int count = play.States.Count;
        (int Next, Rational Probability)[][] successors = [.. Enumerable.Range(0, count).Select(play.Successors)];
        (Rational Mine, Rational Others)[] rewards = [.. Enumerable.Range(0, count).Select(state => (play.Reward(state, 0), play.Reward(state, 1)))];
        Rational[] weights = new Rational[count];
        weights[0] = Rational.One;
        (Rational mine, Rational others) = (Rational.Zero, Rational.Zero);
        for (int round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            Rational[] later = new Rational[count];
            for (int state = 0; state < count; state++)
            {
                if (!weights[state].IsZero)
                {
                    (mine, others) = (mine + (weights[state] * rewards[state].Mine), others + (weights[state] * rewards[state].Others));
                    foreach ((int next, Rational probability) in successors[state])
                    {
                        later[next] += weights[state] * probability;
                    }
                }
            }

            weights = later;
        }

        return [mine, others];
    }

    /// <summary>A best reply to a machine, among all strategies, by dynamic programming over the machine's states.</summary>
    /// <remarks>Policy iteration in fractions, which ends at an optimum; ties keep the action at hand, and then go to the lowest. Time O(states³) operations on fractions an improvement.</remarks>
    /// <param name="player">Index of the player who replies.</param>
    /// <param name="other">The other player's machine.</param>
    /// <param name="discount">How much a round counts against the one before, δ, at least 0 and below 1.</param>
    /// <param name="cancellation">Stops between two improvements.</param>
    /// <returns>The reply and what it earns.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The machine has other numbers of actions than the game.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player, or the discount is outside [0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("howard1960", "policy iteration")]
    public BestReplyMachine BestReply(int player, MooreMachine other, Rational discount, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(player);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(player, 1);
        ArgumentNullException.ThrowIfNull(other);
        RequireMachine(other, 1 - player, nameof(other));
        RequireDiscount(discount);
        return new ReplyProcess(Stage, player, other, discount).Solve(cancellation);
    }

    /// <summary>What each player would gain by the best reply to the other's machine: both 0 where the machines are a Nash equilibrium of the repeated game.</summary>
    /// <param name="first">Player 0's machine.</param>
    /// <param name="second">Player 1's machine.</param>
    /// <param name="discount">How much a round counts against the one before, δ, at least 0 and below 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The gains in discounted average, shape [player], at least 0.</returns>
    /// <exception cref="ArgumentNullException">A machine is null.</exception>
    /// <exception cref="ArgumentException">A machine has other numbers of actions than the game.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount is outside [0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<Rational> Gains(MooreMachine first, MooreMachine second, Rational discount, CancellationToken cancellation = default)
    {
        Sequence<Rational> own = DiscountedPayoffs(first, second, discount, cancellation);
        return [BestReply(0, second, discount, cancellation).Value - own[0], BestReply(1, first, discount, cancellation).Value - own[1]];
    }

    /// <summary>Whether nobody gains by one action other than the machine's after any history, exactly: then the machines are a subgame-perfect equilibrium.</summary>
    /// <remarks>One deviation at a time is enough, for later rounds count less. All pairs of states that some history of actions reaches are looked at. Time O(pairs³) operations on fractions.</remarks>
    /// <param name="first">Player 0's machine.</param>
    /// <param name="second">Player 1's machine.</param>
    /// <param name="discount">How much a round counts against the one before, δ, at least 0 and below 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Proved for all histories, or refuted by the first deviation that gains.</returns>
    /// <exception cref="ArgumentNullException">A machine is null.</exception>
    /// <exception cref="ArgumentException">A machine has other numbers of actions than the game.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount is outside [0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("abreu1988", "one-shot deviations")]
    public Verdict<OneShotDeviation> CheckSubgamePerfection(MooreMachine first, MooreMachine second, Rational discount, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireMachines(first, second);
        RequireDiscount(discount);
        JointPlay play = new(Stage, first, second, afterAnyHistory: true);
        Rational[][] values = play.Discounted(discount, cancellation);
        for (int state = 0; state < play.States.Count; state++)
        {
            for (int player = 0; player < 2; player++)
            {
                for (int action = 0; action < Stage.Profiles.Counts[player]; action++)
                {
                    Rational gain = Once(play, first, second, state, player, action, discount, values[player]) - values[player][state];
                    if (gain.Sign > 0)
                    {
                        return new Verdict<OneShotDeviation>.Refuted(new(player, play.States[state].First, play.States[state].Second, action, gain));
                    }
                }
            }
        }

        return new Verdict<OneShotDeviation>.Proved($"all histories, which lead to {play.States.Count} pairs of states");
    }

    private static void RequireDiscount(Rational discount)
    {
        if (discount.Sign < 0 || discount >= Rational.One)
        {
            throw new ArgumentOutOfRangeException(nameof(discount), discount, "The discount must be at least 0 and below 1. Take the limit of means for patient players.");
        }
    }

    // Pairs of states are numbered in the order in which pure machines meet them: play goes from the last to the one where the cycle begins.
    private static int CycleStart(JointPlay play)
    {
        (int own, int other, _) = play.Actions(play.States.Count - 1).First(actions => !actions.Probability.IsZero);
        return play.Next(play.States.Count - 1, own, other);
    }

    // ∑ δᵗ r(t) and δ to the number of rounds, by Horner's rule from the end, over the one denominator of rewards and powers of δ, so that nothing is reduced before the end.
    private static (Rational Sum, Rational Shrunk) Discounted(ReadOnlySpan<Rational> rewards, Rational discount, CancellationToken cancellation)
    {
        BigInteger unit = BigInteger.One;
        foreach (Rational reward in rewards)
        {
            unit *= reward.Denominator / BigInteger.GreatestCommonDivisor(unit, reward.Denominator);
        }

        (BigInteger sum, BigInteger numerators, BigInteger denominators) = (BigInteger.Zero, BigInteger.One, BigInteger.One);
        for (int round = rewards.Length - 1; round >= 0; round--)
        {
            cancellation.ThrowIfCancellationRequested();
            numerators *= discount.Numerator;
            denominators *= discount.Denominator;
            sum = (discount.Numerator * sum) + (rewards[round].Numerator * (unit / rewards[round].Denominator) * denominators);
        }

        return (new(sum, unit * denominators), new(numerators, denominators));
    }

    // Playing an action once and then going on with the machine.
    private Rational Once(JointPlay play, MooreMachine first, MooreMachine second, int state, int player, int action, Rational discount, Rational[] values)
    {
        int others = player == 0 ? play.States[state].Second : play.States[state].First;
        MooreMachine other = player == 0 ? second : first;
        Rational sum = Rational.Zero;
        for (int reply = 0; reply < other.Actions; reply++)
        {
            Rational probability = other.Outputs[others, reply];
            (int row, int column) = player == 0 ? (action, reply) : (reply, action);
            sum += probability.IsZero ? Rational.Zero
                : probability * (((Rational.One - discount) * Stage.Payoff(player, row, column)) + (discount * values[play.Next(state, row, column)]));
        }

        return sum;
    }

    private void RequireMachines(MooreMachine first, MooreMachine second)
    {
        RequireMachine(first, 0, nameof(first));
        RequireMachine(second, 1, nameof(second));
    }

    private void RequireMachine(MooreMachine machine, int player, string parameter)
    {
        ModelData.RequireCount(machine.Actions, Stage.Profiles.Counts[player], "own actions of a machine, those of its player", parameter);
        ModelData.RequireCount(machine.OtherActions, Stage.Profiles.Counts[1 - player], "other's actions of a machine, those of the other player", parameter);
    }
}
