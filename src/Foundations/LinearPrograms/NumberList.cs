using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Numbers of a program that is being built: doubles, and aside the few that are rounded.</summary>
internal sealed class NumberList
{
    private readonly List<double> values = [];
    private readonly Dictionary<int, Rational> rounded = [];

    public int Count => values.Count;

    public void Add(LinearProgramNumber number)
    {
        if (number.IsRounded)
        {
            rounded.Add(values.Count, number.Exact);
        }

        values.Add(number.Value);
    }

    /// <summary>Appends doubles at their exact binary values.</summary>
    public void AddRange(ReadOnlySpan<double> doubles) => values.AddRange(doubles);

    /// <summary>The exact value of a finite number.</summary>
    public Rational ExactAt(int index) => rounded.TryGetValue(index, out Rational exact) ? exact : Rational.FromDouble(values[index]);

    public bool IsRounded(int index) => rounded.Count > 0 && rounded.ContainsKey(index);

    /// <summary>A number as it was added.</summary>
    public LinearProgramNumber At(int index) => IsRounded(index) ? rounded[index] : values[index];

    public ExactNumbers ToNumbers()
    {
        double[] doubles = CollectionsMarshal.AsSpan(values).ToArray();
        return rounded.Count == 0
            ? ExactNumbers.Owning(doubles)
            : new(new(doubles), Sequence.Of(doubles.Length, index => double.IsFinite(doubles[index]) ? ExactAt(index) : default));
    }
}
