using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Lists of a length from a list of choices.</summary>
internal static class Tuples
{
    /// <summary>All lists, in lexicographic order, choices repeated.</summary>
    public static IEnumerable<Sequence<T>> Of<T>(Sequence<T> choices, int length)
    {
        int[] places = new int[length];
        int place = choices.Count == 0 ? -1 : length - 1;
        while (place >= 0)
        {
            yield return Sequence.Of(length, index => choices[places[index]]);
            place = length - 1;
            while (place >= 0 && ++places[place] == choices.Count)
            {
                places[place--] = 0;
            }
        }
    }
}
