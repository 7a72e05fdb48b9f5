using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.AutomatedDesign;

/// <summary>What a designed mechanism decides: an outcome, and what each agent pays.</summary>
/// <param name="Outcome">Index of the outcome.</param>
/// <param name="Payments">What each agent pays, shape [agent]; the same whatever outcome is drawn.</param>
public sealed record DesignedOutcome(int Outcome, Sequence<Rational> Payments) : IPayments;
