namespace Mechanisms.Foundations.Formats;

/// <summary>Two or three sums with relations between them; three only with the same inequality twice.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="First">The first sum.</param>
/// <param name="Relation">One of <c>&lt;</c>, <c>&gt;</c>, <c>=</c>.</param>
/// <param name="Second">The second sum.</param>
/// <param name="Third">The third sum; null with one relation.</param>
internal sealed record LpChain(long Line, LpSum First, char Relation, LpSum Second, LpSum? Third)
{
    public IEnumerable<LpSum> Sums => Third is null ? [First, Second] : [First, Second, Third];
}
