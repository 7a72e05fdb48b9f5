using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Several self-plays of the same learners at once, a game of its own in every lane: mutable, single-threaded. No round allocates.</summary>
/// <remarks>
/// Every number is that of a <see cref="SelfPlayRun"/> of its own, bit for bit. Learners with lanes are <see cref="RegretMatching"/>, <see cref="RegretMatchingPlus"/>, and
/// <see cref="Hedge"/> without a hint at a rate that does not change; <see cref="CanPlay"/> tells. Lanes have no errors and follow no leaders, so that plays in which a loss may
/// overflow or a rate be infinite are left to runs. Lanes left over repeat the last play.
/// <para>Time O(rows · columns) lane operations a round, memory O(rows · columns) lanes.</para>
/// </remarks>
/// <typeparam name="TReal">Lane numbers, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
[Reference("freund1999", "learning in repeated zero-sum games")]
public sealed class SelfPlayLanes<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const long RoundsBetweenLooks = 1024;

    // Regrets add up to less than 2⁶³ rounds · 2³¹ actions · 2 · payoff, far from overflow; a run of larger payoffs ends in an error, of which lanes know nothing.
    private const double LargestPayoff = 1e250;

    // A tuned rate is below √(8 ln 2³¹) = 13.2 over the range, and stays finite; below this range a run may follow the leaders.
    private const double LeastLossRange = 1e-300;

    private readonly Sequence<SelfPlay> plays;
    private readonly SelfPlayArray<TReal> memory;
    private readonly SelfPlayRule rule;

    /// <summary>Begins plays.</summary>
    /// <param name="plays">From one play to one a lane, with games of one shape and the same learners, turns and averages.</param>
    /// <param name="horizon">Number of rounds the learners plan for, at least 1.</param>
    /// <exception cref="ArgumentException">There are no plays or too many, they differ in more than payoffs, or their learners have no lanes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public SelfPlayLanes(Sequence<SelfPlay> plays, long horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        Require(plays);
        this.plays = plays;
        SelfPlay first = plays[0];
        memory = new(first.Game.Rows, first.Game.Columns);
        rule = new(
            DynamicsOf(first.Row)!.Value,
            DynamicsOf(first.Column)!.Value,
            RateOf(first.Row, first.Game.Rows, horizon),
            RateOf(first.Column, first.Game.Columns, horizon),
            first.Turns,
            first.Averaging);
        Load();
    }

    /// <summary>Gets the number of rounds played.</summary>
    public long Rounds { get; private set; }

    /// <summary>Whether a play has lanes: its learners have, their tuned rates are finite in any case, and no loss can overflow.</summary>
    /// <remarks>Time O(rows · columns).</remarks>
    /// <param name="play">The play.</param>
    /// <returns>
    /// True where lanes can play it: learners as above, of a <see cref="Hedge.LossRange"/> of 1e-300 and more where the rate is tuned to the horizon, and payoffs from -1e250 to 1e250.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public static bool CanPlay(SelfPlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        return DynamicsOf(play.Row) is not null && DynamicsOf(play.Column) is not null && IsModest(play.Game.RowPayoffs) && IsModest(play.Game.ColumnPayoffs);
    }

    /// <summary>Plays further rounds.</summary>
    /// <param name="rounds">How many, at least 0.</param>
    /// <param name="cancellation">Stops the work between blocks of rounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is negative.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; the rounds played so far stay.</exception>
    public void Play(long rounds, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        for (long end = Rounds + rounds; Rounds < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            long to = Math.Min(end, Rounds + RoundsBetweenLooks);
            SelfPlayKernel<TReal, TInteger, TMask, SelfPlayArray<TReal>>.Play(memory, rule, Rounds + 1, to);
            Rounds = to;
        }
    }

    /// <summary>The row player's average strategy.</summary>
    /// <param name="play">Number of the play, from 0.</param>
    /// <returns>Shape [row action]; the coming strategy before the first round.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such play.</exception>
    public Sequence<double> RowAverage(int play) => Average(play, 0, memory.Rows);

    /// <summary>The column player's average strategy.</summary>
    /// <param name="play">Number of the play, from 0.</param>
    /// <returns>Shape [column action]; the coming strategy before the first round.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such play.</exception>
    public Sequence<double> ColumnAverage(int play) => Average(play, memory.Rows, memory.Columns);

    /// <summary>The row player's regret.</summary>
    /// <param name="play">Number of the play, from 0.</param>
    /// <returns>Its loss less that of its best fixed action, in units of payoff.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such play.</exception>
    public double RowRegret(int play) => Regret(play, player: 0, 0, memory.Rows);

    /// <summary>The column player's regret.</summary>
    /// <param name="play">Number of the play, from 0.</param>
    /// <returns>Its loss less that of its best fixed action, in units of payoff.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such play.</exception>
    public double ColumnRegret(int play) => Regret(play, player: 1, memory.Rows, memory.Columns);

    /// <summary>What both players together would gain by best responses to the average strategies.</summary>
    /// <param name="play">Number of the play, from 0.</param>
    /// <returns>In units of payoff.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such play.</exception>
    public double Exploitability(int play) => plays[RequirePlay(play)].Game.Exploitability(RowAverage(play).Span, ColumnAverage(play).Span);

    private static LaneDynamics? DynamicsOf(INoRegretLearner learner) => learner switch
    {
        RegretMatchingPlus => LaneDynamics.RegretMatchingPlus,
        RegretMatching => LaneDynamics.RegretMatching,
        Hedge { Hint: Hint.None, Rate: LearningRate.Constant } => LaneDynamics.Hedge,
        Hedge { Hint: Hint.None, Rate: LearningRate.ForHorizon, LossRange: >= LeastLossRange } => LaneDynamics.Hedge,
        _ => null,
    };

    private static bool IsModest(Matrix<double> payoffs)
    {
        for (int row = 0; row < payoffs.Rows; row++)
        {
            foreach (double payoff in payoffs.Row(row))
            {
                if (Math.Abs(payoff) > LargestPayoff)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static double RateOf(INoRegretLearner learner, int actions, long horizon) => learner is Hedge hedge
        ? hedge.Rate.At(new Regularizer.Entropy(), actions, round: 1, horizon, hedge.LossRange, stability: 0)
        : 0;

    private static void Require(Sequence<SelfPlay> plays)
    {
        if (plays.Count == 0 || plays.Count > TReal.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be from one play to one a lane, that is {TReal.Count}; got {plays.Count}."), nameof(plays));
        }

        SelfPlay first = plays[0];
        if (plays.FirstOrDefault(play => !CanPlay(play)) is { } refused)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{refused.Row.Name} against {refused.Column.Name} cannot be played in lanes: only regret matching, RM+ and Hedge without a hint at a rate that does not change can, with a range of losses of at least {LeastLossRange} and payoffs within ±{LargestPayoff}. Use SelfPlay.Begin."), nameof(plays));
        }

        if (!plays.All(play => play.Row.Equals(first.Row) && play.Column.Equals(first.Column) && play.Turns == first.Turns && play.Averaging == first.Averaging
            && play.Game.Rows == first.Game.Rows && play.Game.Columns == first.Game.Columns))
        {
            throw new ArgumentException("Plays must have the same learners, turns, averages and numbers of actions; only payoffs may differ. Play the others apart.", nameof(plays));
        }
    }

    private void Load()
    {
        for (int lane = 0; lane < TReal.Count; lane++)
        {
            SelfPlay play = plays[Math.Min(lane, plays.Count - 1)];
            for (int cell = 0; cell < memory.Rows * memory.Columns; cell++)
            {
                (int row, int column) = (cell / memory.Columns, cell % memory.Columns);
                memory.RowPayoff(cell) = TReal.Insert(memory.RowPayoff(cell), lane, play.Game.RowPayoffs[row, column]);
                memory.ColumnPayoff(cell) = TReal.Insert(memory.ColumnPayoff(cell), lane, play.Game.ColumnPayoffs[row, column]);
            }
        }

        for (int action = 0; action < memory.Rows + memory.Columns; action++)
        {
            memory.Action(action).Strategy = TReal.Create(1.0 / (action < memory.Rows ? memory.Rows : memory.Columns));
        }
    }

    private Sequence<double> Average(int play, int first, int count)
    {
        RequirePlay(play);
        double total = 0;
        for (int action = first; action < first + count; action++)
        {
            total += TReal.Extract(memory.Action(action).Sum, play);
        }

        return Sequence.Of(count, action => total > 0
            ? TReal.Extract(memory.Action(first + action).Sum, play) / total
            : TReal.Extract(memory.Action(first + action).Strategy, play));
    }

    private double Regret(int play, int player, int first, int count)
    {
        RequirePlay(play);
        double least = double.PositiveInfinity;
        for (int action = first; action < first + count; action++)
        {
            least = Math.Min(least, TReal.Extract(memory.Action(action).TotalLoss, play));
        }

        return TReal.Extract(memory.Tally(player).Loss, play) + TReal.Extract(memory.Tally(player).Correction, play) - least;
    }

    private int RequirePlay(int play) => (uint)play < (uint)plays.Count ? play : throw new ArgumentOutOfRangeException(
        nameof(play), play, string.Create(CultureInfo.InvariantCulture, $"Plays are numbered 0..{plays.Count - 1}; got {play}."));
}
