using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Forecasting;

/// <summary>What efforts cost more than others, read off rules between which the forecaster's answer switches. Single-threaded.</summary>
/// <remarks>
/// At a rule where the forecaster is indifferent between k and l, payments make up for costs: c_k − c_l = ∑ (q_k − q_l)(σ) E_σ S(σ). Differences that no rule gives directly are
/// added up along the path of the least total width (Floyd and Warshall). Time O(efforts³ + efforts² · beliefs) per update.
/// </remarks>
internal sealed class CostDifferences
{
    private readonly int efforts;
    private readonly double cap;
    private readonly double[]?[] scores;
    private readonly double[] switchWidths;
    private readonly double[] differences;
    private readonly double[] widths;

    public CostDifferences(int efforts, double cap)
    {
        (this.efforts, this.cap) = (efforts, cap);
        (scores, switchWidths) = (new double[]?[efforts * efforts], new double[efforts * efforts]);
        (differences, widths) = (new double[efforts * efforts], new double[efforts * efforts]);
        Array.Fill(switchWidths, double.PositiveInfinity);
        Array.Fill(widths, double.PositiveInfinity);
    }

    private CostDifferences(CostDifferences other)
    {
        (efforts, cap) = (other.efforts, other.cap);
        (scores, switchWidths) = ([.. other.scores], [.. other.switchWidths]);
        (differences, widths) = ([.. other.differences], [.. other.widths]);
    }

    /// <summary>The estimate of c(effort) − c(other).</summary>
    public double Of(int effort, int other) => differences[(effort * efforts) + other];

    /// <summary>How far the estimate may be from the truth; +∞ where nothing is known.</summary>
    public double Width(int effort, int other) => widths[(effort * efforts) + other];

    /// <summary>Notes a rule where the answer switches; of several for a pair the last one stays.</summary>
    /// <param name="effort">The answer before.</param>
    /// <param name="other">The answer after.</param>
    /// <param name="expected">Expected payment after each belief, owned from now on.</param>
    /// <param name="width">By how much the rule may miss indifference, in money.</param>
    public void Add(int effort, int other, double[] expected, double width)
    {
        scores[(effort * efforts) + other] = expected;
        switchWidths[(effort * efforts) + other] = width;
        (scores[(other * efforts) + effort], switchWidths[(other * efforts) + effort]) = (null, double.PositiveInfinity);
    }

    /// <summary>Reads all differences off the present frequencies.</summary>
    public void Update(EffortCounts counts)
    {
        Array.Fill(widths, double.PositiveInfinity);
        Array.Clear(differences);
        for (int effort = 0; effort < efforts; effort++)
        {
            widths[(effort * efforts) + effort] = 0;
            for (int other = 0; other < efforts; other++)
            {
                if (scores[(effort * efforts) + other] is { } expected)
                {
                    double width = (cap * (counts.Radius(effort) + counts.Radius(other))) + switchWidths[(effort * efforts) + other];
                    Put(effort, other, counts.Mean(effort, expected) - counts.Mean(other, expected), width);
                }
            }
        }

        for (int middle = 0; middle < efforts; middle++)
        {
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                Shorten(pair / efforts, middle, pair % efforts);
            }
        }
    }

    /// <summary>An independent copy.</summary>
    public CostDifferences Copy() => new(this);

    private void Shorten(int effort, int middle, int other)
    {
        double width = Width(effort, middle) + Width(middle, other);
        if (width < Width(effort, other))
        {
            Put(effort, other, Of(effort, middle) + Of(middle, other), width);
        }
    }

    private void Put(int effort, int other, double difference, double width)
    {
        (differences[(effort * efforts) + other], widths[(effort * efforts) + other]) = (difference, width);
        (differences[(other * efforts) + effort], widths[(other * efforts) + effort]) = (-difference, width);
    }
}
