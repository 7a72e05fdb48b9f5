using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>What is wrong with an outcome.</summary>
/// <param name="Agent">Whose right is broken; null where it is nobody's alone.</param>
/// <param name="Reason">What is wrong, in words.</param>
/// <param name="Size">By how much, positive.</param>
internal readonly record struct Objection(int? Agent, string Reason, Rational Size);
