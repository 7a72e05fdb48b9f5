using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Repeated;

/// <summary>A best reply to a machine among all strategies of the repeated game.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
/// <param name="Machine">A pure machine that keeps track of the other's state; best after every history.</param>
/// <param name="Value">The discounted average that it earns.</param>
/// <param name="Improvements">How often the policy was improved on the way.</param>
public sealed record BestReplyMachine(MooreMachine Machine, Rational Value, int Improvements);
