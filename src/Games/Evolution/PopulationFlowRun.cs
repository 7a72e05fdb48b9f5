namespace Mechanisms.Games.Evolution;

/// <summary>The shares of strategies in a large population, as they move: mutable, single-threaded, forkable. No step allocates.</summary>
public sealed class PopulationFlowRun
{
    private const int Stages = 7;
    private const double Safety = 0.9;
    private const double FirstMove = 0.01;

    // With shorter steps no run would end.
    private const double LeastStep = 1.0 / (1L << 52);

    // Dormand and Prince: a(stage, earlier); the last row is the step of order 5, so that its speed begins the next step.
    private static ReadOnlySpan<double> Weights =>
    [
        1.0 / 5, 0, 0, 0, 0, 0,
        3.0 / 40, 9.0 / 40, 0, 0, 0, 0,
        44.0 / 45, -56.0 / 15, 32.0 / 9, 0, 0, 0,
        19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729, 0, 0,
        9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656, 0,
        35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84,
    ];

    // The step of order 5 less that of order 4.
    private static ReadOnlySpan<double> Errors =>
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private readonly double[] shares;
    private readonly double[] trial;
    private readonly double[] speeds;
    private double length;

    internal PopulationFlowRun(PopulationFlow settings, ReadOnlySpan<double> shares)
    {
        Settings = settings;
        this.shares = shares.ToArray();
        trial = new double[shares.Length];
        speeds = new double[Stages * shares.Length];
        Settings.Dynamic.Velocity(Settings.Game, this.shares, SpeedAt(0));
        length = FirstMove / Rate();
    }

    private PopulationFlowRun(PopulationFlowRun original)
    {
        (Settings, Time, Steps, length) = (original.Settings, original.Time, original.Steps, original.length);
        (shares, trial, speeds) = ([.. original.shares], [.. original.trial], [.. original.speeds]);
    }

    /// <summary>Gets the settings.</summary>
    public PopulationFlow Settings { get; }

    /// <summary>Gets the time since the beginning.</summary>
    public double Time { get; private set; }

    /// <summary>Gets the number of steps, those that were taken back included.</summary>
    public long Steps { get; private set; }

    /// <summary>Gets the share of each strategy, shape [strategy]; sums to 1 up to rounding. A view until the next step.</summary>
    public ReadOnlySpan<double> Shares => shares;

    /// <summary>Gets the largest speed of a share; 0 at a state of rest.</summary>
    public double Speed()
    {
        double largest = 0;
        foreach (double speed in SpeedAt(0))
        {
            largest = Math.Max(largest, Math.Abs(speed));
        }

        return largest;
    }

    /// <summary>Goes on.</summary>
    /// <param name="duration">For how long, at least 0 and finite.</param>
    /// <param name="cancellation">Stops between two steps; what was done stays done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">Payoffs are so large that no run of this duration would end.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Advance(double duration, CancellationToken cancellation = default)
    {
        if (!(duration >= 0 && double.IsFinite(duration)))
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "The duration must be at least 0 and finite.");
        }

        double end = Time + duration;
        while (Time < end)
        {
            cancellation.ThrowIfCancellationRequested();
            double step = Math.Min(length, end - Time);
            if (length <= LeastStep * duration)
            {
                throw new InvalidOperationException($"Steps must be longer than 2⁻⁵² of the duration {duration:R}; got {length:R}. Divide payoffs, which multiplies time.");
            }

            Steps++;
            double error = Try(step);
            bool isTaken = error <= Settings.MaxError;
            if (isTaken)
            {
                Time = step == end - Time ? end : Time + step;
                trial.CopyTo(shares, 0);
                SpeedAt(Stages - 1).CopyTo(SpeedAt(0));
            }

            // Order 5: an error of a step grows as its length to the fifth power. The last, cut step says nothing of the length that errors allow.
            double scale = double.IsFinite(error) ? Math.Clamp(Safety * Math.Pow(Settings.MaxError / error, 1.0 / 5), 1.0 / 5, 5) : 1.0 / 2;
            length = isTaken && step < length ? Math.Max(length, step * scale) : step * scale;
        }
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public PopulationFlowRun Fork() => new(this);

    private Span<double> SpeedAt(int stage) => speeds.AsSpan(stage * shares.Length, shares.Length);

    // The largest speed of a share in units of its errors: of the replicator the largest rate of growth, however few there are to grow.
    private double Rate()
    {
        double largest = 0;
        for (int strategy = 0; strategy < shares.Length; strategy++)
        {
            largest = Math.Max(largest, Math.Abs(SpeedAt(0)[strategy]) / Settings.Dynamic.ErrorUnit(shares[strategy]));
        }

        return largest;
    }

    // The estimated error of the step to the trial shares; infinite where a share would be negative.
    private double Try(double step)
    {
        for (int stage = 1; stage < Stages; stage++)
        {
            ReadOnlySpan<double> weights = Weights.Slice((stage - 1) * (Stages - 1), stage);
            for (int strategy = 0; strategy < shares.Length; strategy++)
            {
                trial[strategy] = shares[strategy] + (step * Sum(weights, strategy));
            }

            Settings.Dynamic.Velocity(Settings.Game, trial, SpeedAt(stage));
        }

        double error = 0;
        for (int strategy = 0; strategy < shares.Length; strategy++)
        {
            double own = Math.Abs(step * Sum(Errors, strategy)) / Settings.Dynamic.ErrorUnit(Math.Max(shares[strategy], trial[strategy]));
            error = trial[strategy] >= 0 && double.IsFinite(own) ? Math.Max(error, own) : double.PositiveInfinity;
        }

        return error;
    }

    private double Sum(ReadOnlySpan<double> weights, int strategy)
    {
        double sum = 0;
        for (int stage = 0; stage < weights.Length; stage++)
        {
            sum += weights[stage] * speeds[(stage * shares.Length) + strategy];
        }

        return sum;
    }
}
