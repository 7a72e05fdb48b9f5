namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A basis as a method found it, made into one to be read only when somebody reads it, which few who solve tiny programs do. Compares by value; the default is none.</summary>
internal struct HeldBasis : IEquatable<HeldBasis>
{
    private readonly BasisStatus[]? statuses;
    private readonly int variables;
    private LinearProgramBasis? made;

    public HeldBasis(LinearProgramBasis? basis) => made = basis;

    /// <summary>Initializes a basis of the statuses of variables, then of rows, in an array that it owns from now on.</summary>
    public HeldBasis(BasisStatus[] statuses, int variables) => (this.statuses, this.variables) = (statuses, variables);

    public LinearProgramBasis? Value => made is null && statuses is not null ? Make(statuses) : made;

    public readonly bool Equals(HeldBasis other)
    {
        (HeldBasis own, HeldBasis others) = (this, other);
        return Equals(own.Value, others.Value);
    }

    public override readonly bool Equals(object? obj) => obj is HeldBasis other && Equals(other);

    public override readonly int GetHashCode()
    {
        HeldBasis own = this;
        return own.Value?.GetHashCode() ?? 0;
    }

    // Threads that read it at once get the same one.
    private LinearProgramBasis Make(BasisStatus[] held)
    {
        LinearProgramBasis basis = new(new(held[..variables]), new(held[variables..]));
        return Interlocked.CompareExchange(ref made, basis, null) ?? basis;
    }
}
