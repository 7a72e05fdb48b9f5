using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Dynamics;

/// <summary>Two learners at play: mutable, single-threaded, forkable. No round allocates.</summary>
public sealed class SelfPlayRun
{
    private readonly NoRegretRun row;
    private readonly NoRegretRun column;
    private readonly double[] rowSum;
    private readonly double[] columnSum;
    private readonly double[] rowLosses;
    private readonly double[] columnLosses;

    internal SelfPlayRun(SelfPlay settings, long horizon)
    {
        Settings = settings;
        row = settings.Row.Begin(settings.Game.Rows, horizon);
        column = settings.Column.Begin(settings.Game.Columns, horizon);
        rowSum = new double[settings.Game.Rows];
        columnSum = new double[settings.Game.Columns];
        rowLosses = new double[settings.Game.Rows];
        columnLosses = new double[settings.Game.Columns];
    }

    private SelfPlayRun(SelfPlayRun original)
    {
        Settings = original.Settings;
        row = original.row.Fork();
        column = original.column.Fork();
        rowSum = [.. original.rowSum];
        columnSum = [.. original.columnSum];
        rowLosses = new double[rowSum.Length];
        columnLosses = new double[columnSum.Length];
        Rounds = original.Rounds;
    }

    /// <summary>Gets the settings.</summary>
    public SelfPlay Settings { get; }

    /// <summary>Gets the number of rounds played.</summary>
    public long Rounds { get; private set; }

    /// <summary>Gets the row player's strategy of the coming round, shape [row action]. A view until the next round.</summary>
    public ReadOnlySpan<double> RowStrategy => row.Strategy;

    /// <summary>Gets the column player's strategy of the coming round, shape [column action]. A view until the next round.</summary>
    public ReadOnlySpan<double> ColumnStrategy => column.Strategy;

    /// <summary>Gets the row player's average strategy, shape [row action]; the coming strategy before the first round.</summary>
    public Sequence<double> RowAverage => Average(rowSum, row);

    /// <summary>Gets the column player's average strategy, shape [column action]; the coming strategy before the first round.</summary>
    public Sequence<double> ColumnAverage => Average(columnSum, column);

    /// <summary>Gets the row player's regret with its bounds, in units of payoff.</summary>
    public RegretBound RowEvidence => row.Evidence;

    /// <summary>Gets the column player's regret with its bounds, in units of payoff.</summary>
    public RegretBound ColumnEvidence => column.Evidence;

    /// <summary>Gets what both players together would gain by best responses to the average strategies.</summary>
    public double Exploitability => Settings.Game.Exploitability(RowAverage.Span, ColumnAverage.Span);

    /// <summary>Plays further rounds.</summary>
    /// <param name="rounds">How many, at least 0.</param>
    /// <param name="cancellation">Stops the work between two rounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is negative.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; the rounds played so far stay.</exception>
    public void Play(long rounds, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        for (long played = 0; played < rounds; played++)
        {
            cancellation.ThrowIfCancellationRequested();
            PlayRound();
        }
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public SelfPlayRun Fork() => new(this);

    private static Sequence<double> Average(double[] sum, NoRegretRun run)
    {
        double total = VectorMath.Sum(sum);
        return total > 0 ? Sequence.Of(sum.Length, action => sum[action] / total) : Sequence.Create(run.Strategy);
    }

    private static void Accumulate(double[] sum, ReadOnlySpan<double> strategy, double weight)
    {
        for (int action = 0; action < sum.Length; action++)
        {
            sum[action] += weight * strategy[action];
        }
    }

    private static void Negate(double[] values)
    {
        for (int action = 0; action < values.Length; action++)
        {
            values[action] = -values[action];
        }
    }

    private void PlayRound()
    {
        MatrixGame game = Settings.Game;
        Rounds++;
        double weight = Settings.Averaging == Averaging.Linear ? Rounds : 1;
        Accumulate(rowSum, row.Strategy, weight);
        Accumulate(columnSum, column.Strategy, weight);
        game.RowValues(column.Strategy, rowLosses);
        Negate(rowLosses);
        if (Settings.Turns == Turns.Simultaneous)
        {
            game.ColumnValues(row.Strategy, columnLosses);
            row.Observe(rowLosses);
        }
        else
        {
            row.Observe(rowLosses);
            game.ColumnValues(row.Strategy, columnLosses);
        }

        Negate(columnLosses);
        column.Observe(columnLosses);
    }
}
