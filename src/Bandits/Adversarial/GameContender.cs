using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>A learner of full information as the row player of a zero-sum game, given or random: its regret, and how far average play is from equilibrium.</summary>
/// <remarks>
/// Payoffs of a random game are uniform over [-1, 1], entry by entry from the replication's role <see cref="Streams.Instances"/>. Regret is that of the row player
/// against the best fixed action; exploitability is what both players together would gain by best responses to the averages of play. Ties of
/// the best responder go to the lowest action. Time O(rounds · rows · columns). Immutable and thread-safe.
/// </remarks>
[Reference("freund1999", "learning in repeated zero-sum games")]
public sealed record GameContender : ILaneContender
{
    private const int RoundsBetweenLooks = 4096;

    /// <summary>Initializes a contender in random games, a new one in every replication.</summary>
    /// <param name="learner">The row player, and its opponent where it meets itself.</param>
    /// <param name="rows">Actions of the row player, at least 1.</param>
    /// <param name="columns">Actions of the column player, at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="learner"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no action.</exception>
    public GameContender(INoRegretLearner learner, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        (Learner, Rows, Columns) = (learner, rows, columns);
    }

    /// <summary>Initializes a contender in one game, the same in every replication.</summary>
    /// <param name="learner">The row player, and its opponent where it meets itself.</param>
    /// <param name="game">A zero-sum game.</param>
    /// <exception cref="ArgumentNullException">There is no learner or no game.</exception>
    /// <exception cref="ArgumentException">The game is not zero-sum.</exception>
    public GameContender(INoRegretLearner learner, MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(game);
        if (game != MatrixGame.ZeroSum(game.RowPayoffs))
        {
            throw new ArgumentException("The column player must pay exactly what the row player earns. Make the game with MatrixGame.ZeroSum.", nameof(game));
        }

        (Learner, Game, Rows, Columns) = (learner, game, game.Rows, game.Columns);
    }

    /// <summary>Gets the row player's learner.</summary>
    public INoRegretLearner Learner { get; }

    /// <summary>Gets the game; null when every replication draws one.</summary>
    public MatrixGame? Game { get; }

    /// <summary>Gets the actions of the row player.</summary>
    public int Rows { get; }

    /// <summary>Gets the actions of the column player.</summary>
    public int Columns { get; }

    /// <summary>Gets whom the learner meets.</summary>
    /// <value><see cref="Opponent.Itself"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Opponent Opponent { get; init => field = LearnerSettings.Member(value); }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } = [new("Exploitability of average play", "payoff per round")];

    /// <inheritdoc/>
    /// <value>True where the learner meets itself and has lanes: see <see cref="SelfPlayLanes{TReal, TInteger, TMask}.CanPlay"/>.</value>
    public bool PlaysInLanes => Opponent == Opponent.Itself && SelfPlayLanes<RealScalar, IntegerScalar, MaskScalar>.CanPlay(new(Game ?? AnyGame, Learner, Learner));

    private static MatrixGame AnyGame { get; } = MatrixGame.ZeroSum(new(1, 1, [0]));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Checkpoints are missing or do not increase, or losses add up to more than numbers can tell.</exception>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        Checkpoints.Require(checkpoints);
        MatrixGame game = Game ?? DrawGame(replication);
        return Opponent == Opponent.Itself
            ? PlayItself(new SelfPlay(game, Learner, Learner).Begin(checkpoints[^1]), checkpoints, cancellation)
            : PlayBestResponder(game, checkpoints, cancellation);
    }

    /// <inheritdoc/>
    public Sequence<ContenderPlay> PlayLanes<TReal, TInteger, TMask>(
        Sequence<long> checkpoints, Sequence<StreamKey> replications, CancellationToken cancellation)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        if (!PlaysInLanes)
        {
            throw new InvalidOperationException($"{Name} has no lanes against {Opponent}; PlaysInLanes says so. Play its replications one by one.");
        }

        Checkpoints.Require(checkpoints);
        LaneKeys.RequireCount(replications, TReal.Count);
        SelfPlayLanes<TReal, TInteger, TMask> lanes = new(
            replications.Select(key => new SelfPlay(Game ?? DrawGame(key), Learner, Learner)).ToSequence(), checkpoints[^1]);
        double[][] curves = [.. replications.Select(_ => new double[checkpoints.Count])];
        for (int checkpoint = 0; checkpoint < checkpoints.Count; checkpoint++)
        {
            lanes.Play(checkpoints[checkpoint] - lanes.Rounds, cancellation);
            for (int lane = 0; lane < curves.Length; lane++)
            {
                curves[lane][checkpoint] = lanes.RowRegret(lane);
            }
        }

        return Sequence.Of(curves.Length, lane => new ContenderPlay(Sequence.Create<double>(curves[lane]), [lanes.Exploitability(lane)]));
    }

    private static ContenderPlay PlayItself(SelfPlayRun run, Sequence<long> checkpoints, CancellationToken cancellation)
    {
        double[] curve = new double[checkpoints.Count];
        for (int index = 0; index < curve.Length; index++)
        {
            run.Play(checkpoints[index] - run.Rounds, cancellation);
            curve[index] = run.RowEvidence.Regret;
        }

        return new(Sequence.Create<double>(curve), [run.Exploitability]);
    }

    private MatrixGame DrawGame(StreamKey replication)
    {
        RandomStream stream = replication.Role(Streams.Instances).Open();
        double[] payoffs = new double[Rows * Columns];
        foreach (ref double payoff in payoffs.AsSpan())
        {
            payoff = (2 * stream.NextDouble()) - 1;
        }

        return MatrixGame.ZeroSum(new(Rows, Columns, payoffs));
    }

    private ContenderPlay PlayBestResponder(MatrixGame game, Sequence<long> checkpoints, CancellationToken cancellation)
    {
        NoRegretRun run = Learner.Begin(Rows, checkpoints[^1]);
        double[] curve = new double[checkpoints.Count];
        double[] rowSum = new double[Rows];
        double[] columnSum = new double[Columns];
        double[] values = new double[Columns];
        double[] losses = new double[Rows];
        for (int index = 0; index < curve.Length; index++)
        {
            while (run.Rounds < checkpoints[index])
            {
                if (run.Rounds % RoundsBetweenLooks == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                game.ColumnValues(run.Strategy, values);
                int response = values.AsSpan().IndexOf(values.Max());
                columnSum[response]++;
                for (int row = 0; row < losses.Length; row++)
                {
                    rowSum[row] += run.Strategy[row];
                    losses[row] = -game.RowPayoffs[row, response];
                }

                run.Observe(losses);
            }

            curve[index] = run.Regret;
        }

        Scale(rowSum, run.Rounds);
        Scale(columnSum, run.Rounds);
        return new(Sequence.Create<double>(curve), [game.Exploitability(rowSum, columnSum)]);
    }

    private static void Scale(double[] sums, double rounds)
    {
        foreach (ref double sum in sums.AsSpan())
        {
            sum /= rounds;
        }
    }
}
