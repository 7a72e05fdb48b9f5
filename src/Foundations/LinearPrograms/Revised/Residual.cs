namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>A difference of products in twice the precision of a double.</summary>
/// <param name="sum">Its rounded value.</param>
/// <param name="correction">What rounding lost so far.</param>
/// <param name="largest">Size of the largest number that went into it.</param>
internal struct Residual(double sum, double correction, double largest)
{
    public double Sum { get; private set; } = sum;

    public double Correction { get; private set; } = correction;

    public double Largest { get; private set; } = largest;

    /// <summary>Subtracts left · right; the rounding of the product and of the difference goes to the correction, without loss.</summary>
    public void SubtractProduct(double left, double right)
    {
        double product = left * right;
        double difference = Sum - product;
        double shadow = difference - Sum;
        Correction += (Sum - (difference - shadow)) - (product + shadow) - Math.FusedMultiplyAdd(left, right, -product);
        Sum = difference;
        Largest = Math.Max(Largest, Math.Abs(product));
    }
}
