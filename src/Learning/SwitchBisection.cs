namespace Mechanisms.Learning;

/// <summary>Bisects the segment between two rules, from 0 to 1, for the places where an agent's answer switches. Single-threaded.</summary>
/// <remarks>
/// Intermediate answers are followed: after the switch from k to l the search goes on from l until the last answer is reached. An agent that is not rational could switch for
/// ever; after as many switches as there are answers the search gives up.
/// </remarks>
internal sealed class SwitchBisection(int from, int to, int answers, double resolution)
{
    /// <summary>The finest resolution, 2⁻⁴⁰: places are doubles in [0, 1], whose spacing near 1 is 2⁻⁵³, and nothing settles that must come closer than that.</summary>
    public const double Finest = 1.0 / (1L << 40);

    private readonly int last = to;
    private double low;
    private double high = 1;
    private int highAnswer = to;
    private int switches;

    /// <summary>The resolution at which a mixture is as good as indifferent over a whole run: 1 / (8 · cap · rounds), though no finer than <see cref="Finest"/>.</summary>
    public static double Resolution(double cap, long rounds) => Math.Clamp(1 / (8 * cap * rounds), Finest, 0.5);

    /// <summary>Gets the answer below the place tried.</summary>
    public int Answer { get; private set; } = from;

    /// <summary>Gets a value indicating whether the last answer is reached.</summary>
    public bool IsDone { get; private set; } = from == to;

    /// <summary>Gets the place to try next.</summary>
    public double Middle => (low + high) / 2;

    /// <summary>Takes in the answer at the place tried; the switch that it settles, if any.</summary>
    public AnswerSwitch? Observe(int answer)
    {
        if (answer == Answer)
        {
            low = Middle;
        }
        else
        {
            (high, highAnswer) = (Middle, answer);
        }

        return high - low > resolution ? null : Settle();
    }

    /// <summary>Takes the present part of the segment for where the answer switches, and goes on from there.</summary>
    public AnswerSwitch Settle()
    {
        AnswerSwitch found = new(Answer, highAnswer, Middle, high - low);
        switches++;
        IsDone = highAnswer == last || switches == answers;
        (Answer, low, high, highAnswer) = (highAnswer, high, 1, last);
        return found;
    }

    /// <summary>An independent copy.</summary>
    public SwitchBisection Copy() => (SwitchBisection)MemberwiseClone();
}
