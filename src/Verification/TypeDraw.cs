using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification;

/// <summary>Draws one type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="stream">Where randomness comes from, and nowhere else.</param>
/// <param name="size">How large it may be: 1 at the start of a search, 100 at its end.</param>
/// <returns>The type.</returns>
public delegate T TypeDraw<T>(ref RandomStream stream, int size);
