namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>Kinds of operands.</summary>
internal enum PtxOperandKind
{
    Register,
    Constant,

    /// <summary>The address of a variable of the function, plus an offset.</summary>
    Variable,

    /// <summary>An address in a register, plus an offset.</summary>
    Pointer,
    Label,
    Function,

    /// <summary>The number of the thread.</summary>
    Thread,

    /// <summary>The number of threads.</summary>
    Threads,
}
