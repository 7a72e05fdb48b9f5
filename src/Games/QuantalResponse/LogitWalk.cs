using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>One walk along the principal branch: the present point and tangent, and a trial step.</summary>
internal sealed class LogitWalk
{
    private const double FirstStep = 0.1;
    private const int MostCorrections = 8;

    /// <summary>Newton's method contracts quadratically near the path: a first contraction above a half says that the step left its reach.</summary>
    private const double MostContraction = 0.5;

    /// <summary>The least cosine between tangents one step apart: some 25 degrees.</summary>
    private const double LeastCosine = 0.9;

    /// <summary>A correction below this is the last: the error after it is about its square.</summary>
    private const double Settled = 1e-11;

    /// <summary>The rounding of differences of payoffs, in units of 1/λ, which no correction gets below.</summary>
    private const double Rounding = 1.0 / (1L << 46);

    /// <summary>The largest λ in units of 1/(largest spread of payoffs): above it the rounding of payoffs, times λ, is no small part of a logarithm of a probability.</summary>
    public const double LargestPrecision = 1e10;

    /// <summary>Steps shorter than this, relative to λ, across which the orientation changes are crossings of branches: branches this close are not told from those that cross.</summary>
    private const double CrossingStep = 1e-6;

    /// <summary>Steps shorter than this, relative to λ, are lost in rounding.</summary>
    private const double LeastStep = 1e-10;

    private readonly LogitPath settings;
    private readonly NormalFormGame game;
    private readonly LogitEquations equations;
    private readonly List<LogitPoint> points = [];
    private readonly double[] level;
    private double[] point;
    private double[] tangent;
    private double[] trial;
    private double[] trialTangent;
    private double length = FirstStep;
    private double distance;
    private double contraction;
    private double cosine;
    private int orientation;
    private int crossings;
    private long steps;

    public LogitWalk(LogitPath settings, NormalFormGame game)
    {
        (this.settings, this.game) = (settings, game);
        equations = new(game);
        (point, tangent, trial, trialTangent) = (Vector(), Vector(), Vector(), Vector());
        level = Vector();
        level[^1] = 1;
        Begin();
    }

    /// <summary>Walks on until the precision is first reached.</summary>
    public LogitBranch To(double precision, CancellationToken cancellation)
    {
        double target = precision * equations.Spread;
        return target <= LargestPrecision
            ? To(precision, target, cancellation)
            : throw new ArgumentOutOfRangeException(
                nameof(precision), precision, "The precision times the largest spread of a player's payoffs must be at most 10¹⁰, above which doubles do not hold logit equilibria. Take a lower one.");
    }

    /// <summary>Walks on until the precision relative to the largest spread of payoffs is first reached.</summary>
    public LogitBranch ToRelative(double target, CancellationToken cancellation) => To(target / equations.Spread, target, cancellation);

    private LogitBranch To(double precision, double target, CancellationToken cancellation)
    {
        while (point[^1] < target)
        {
            cancellation.ThrowIfCancellationRequested();
            if (steps == settings.MaxSteps || length < LeastStep * (1 + Math.Abs(point[^1])))
            {
                return Branch(steps == settings.MaxSteps ? LogitStatus.StepLimit : LogitStatus.Stuck);
            }

            steps++;
            bool isTaken = TryStep() && (trial[^1] < target || TryLand(target));
            if (isTaken)
            {
                Take(trial[^1] == target ? precision : trial[^1] / equations.Spread);
            }
            else
            {
                length /= 2;
            }

            settings.Progress?.Report(new(steps, points[^1].Precision));
        }

        return Branch(LogitStatus.Reached);
    }

    private double[] Vector() => new double[equations.Unknowns];

    // Uniform play, where λ alone determines the logarithms: the tangent that lets λ grow.
    private void Begin()
    {
        for (int player = 0; player < game.Players; player++)
        {
            point.AsSpan(equations.Offsets[player], game.Profiles.Counts[player]).Fill(-Math.Log(game.Profiles.Counts[player]));
        }

        point.CopyTo(trial, 0);
        _ = TryTangent(level);
        orientation = equations.System.Sign;
        (tangent, trialTangent) = (trialTangent, tangent);
        points.Add(Shown(0));
    }

    private bool TryStep()
    {
        for (int place = 0; place < trial.Length; place++)
        {
            trial[place] = point[place] + (length * tangent[place]);
        }

        if (!TryCorrect(tangent) || !TryTangent(tangent))
        {
            return false;
        }

        return GoesOn();
    }

    // Whether the trial point is on the same branch, as far as tangents tell.
    private bool GoesOn()
    {
        cosine = VectorMath.Dot(tangent, trialTangent);
        return cosine >= LeastCosine && (equations.System.Sign == orientation || length < CrossingStep * (1 + Math.Abs(point[^1])));
    }

    // Newton's method within the plane across a direction, from the trial point on.
    private bool TryCorrect(ReadOnlySpan<double> direction)
    {
        (distance, contraction) = (0, 0);
        double last = 0;
        for (int correction = 0; correction < MostCorrections; correction++)
        {
            equations.Linearize(trial);
            direction.CopyTo(equations.System.Row(trial.Length - 1));
            if (equations.System.Solve() < trial.Length)
            {
                return false;
            }

            double size = Correct();
            distance = correction == 0 ? size : distance;
            contraction = correction == 1 ? size / last : contraction;
            if (!(distance <= settings.MaxCorrection) || (correction > 0 && size > MostContraction * last && size > Floor()))
            {
                return false;
            }

            if (size <= Floor())
            {
                return true;
            }

            last = size;
        }

        return false;
    }

    // Moves the trial point; the largest move, relative to what is moved.
    private double Correct()
    {
        ReadOnlySpan<double> correction = equations.System.Solution;
        double largest = 0;
        for (int place = 0; place < trial.Length; place++)
        {
            largest = Math.Max(largest, Math.Abs(correction[place]) / (1 + Math.Abs(trial[place])));
            trial[place] += correction[place];
        }

        return largest;
    }

    private double Floor() => Settled + (Rounding * Math.Abs(trial[^1]));

    // The tangent at the trial point that goes on in a direction; the sign of the determinant stays in the system.
    private bool TryTangent(ReadOnlySpan<double> direction)
    {
        equations.Linearize(trial);
        direction.CopyTo(equations.System.Row(trial.Length - 1));
        equations.System.Right.Clear();
        equations.System.Right[^1] = 1;
        if (equations.System.Solve() < trial.Length)
        {
            return false;
        }

        equations.System.Solution.CopyTo(trialTangent);
        double norm = Math.Sqrt(VectorMath.SquaredNorm(trialTangent));
        for (int place = 0; place < trialTangent.Length; place++)
        {
            trialTangent[place] /= norm;
        }

        return double.IsFinite(norm);
    }

    // From between both ends of the step to the point with exactly this λ.
    private bool TryLand(double target)
    {
        double share = (target - point[^1]) / (trial[^1] - point[^1]);
        for (int place = 0; place < trial.Length; place++)
        {
            trial[place] = point[place] + (share * (trial[place] - point[place]));
        }

        trial[^1] = target;
        return TryCorrect(level) && TryTangent(tangent) && GoesOn();
    }

    private void Take(double precision)
    {
        crossings += equations.System.Sign == orientation ? 0 : 1;
        orientation = equations.System.Sign;
        (point, trial) = (trial, point);
        (tangent, trialTangent) = (trialTangent, tangent);
        points.Add(Shown(precision));

        // Allgower and Georg's rule: as long as the worst of the three measures allows, twice or half as long at most.
        double bend = Math.Sqrt((1 - Math.Min(cosine, 1)) / (1 - LeastCosine));
        double strain = Math.Max(2 * bend, Math.Max(Math.Sqrt(2 * contraction / MostContraction), Math.Sqrt(2 * distance / settings.MaxCorrection)));
        length /= Math.Clamp(strain, 1.0 / 2, 2);
    }

    private LogitPoint Shown(double precision) => new(precision, Sequence.Of(game.Players, player => Sequence.Of(
        game.Profiles.Counts[player], strategy => Math.Exp(point[equations.Offsets[player] + strategy]))));

    private LogitBranch Branch(LogitStatus status) => new(game, settings, status, points.ToSequence())
    {
        Turns = CountTurns(),
        Crossings = crossings,
        Steps = steps,
    };

    private int CountTurns()
    {
        int turns = 0;
        for (int place = 2; place < points.Count; place++)
        {
            double before = points[place - 1].Precision - points[place - 2].Precision;
            double after = points[place].Precision - points[place - 1].Precision;
            turns += before * after < 0 ? 1 : 0;
        }

        return turns;
    }
}
