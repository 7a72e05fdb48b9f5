using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Facility;

/// <summary>What facility rules ask of reported locations.</summary>
internal static class Locations
{
    public static void Require(ReadOnlySpan<Rational> locations)
    {
        if (locations.IsEmpty)
        {
            throw new ArgumentException("A facility needs at least one agent; got none. Add an agent's location.", nameof(locations));
        }
    }

    public static Rational[] Sorted(ReadOnlySpan<Rational> locations)
    {
        Require(locations);
        Rational[] sorted = locations.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
