namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>One thread of a kernel, interpreted instruction by instruction as the PTX manual (ISA 8.0) defines them.</summary>
/// <remarks>Arithmetic is the processor's: each operation that names its rounding is rounded on its own, as IEEE 754 has it. Registers hold bits.</remarks>
internal sealed class PtxThread(PtxProgram program, PtxMemory memory, int thread, int threads)
{
    /// <summary>Runs the kernel.</summary>
    /// <param name="arguments">Addresses of its arguments.</param>
    public void Run(ulong[] arguments) => Call(program.Entry, arguments);

    private void Call(PtxFunction function, ReadOnlySpan<ulong> arguments)
    {
        int top = memory.Top;
        ulong[] registers = new ulong[function.RegisterCount];
        ulong[] variables = new ulong[function.Sizes.Count];
        arguments.CopyTo(variables);
        for (int variable = function.ParameterCount; variable < variables.Length; variable++)
        {
            variables[variable] = memory.Allocate(function.Sizes[variable]);
        }

        for (int place = 0; place < function.Instructions.Count;)
        {
            PtxInstruction instruction = function.Instructions[place];
            bool runs = instruction.Guard < 0 || (registers[instruction.Guard] != 0) != instruction.IsNegated;
            if (runs && instruction.Name == "ret")
            {
                break;
            }

            place = runs ? Step(instruction, registers, variables, place) : place + 1;
        }

        memory.Top = top;
    }

    /// <summary>Runs an instruction.</summary>
    /// <returns>The place of the next.</returns>
    private int Step(PtxInstruction instruction, ulong[] registers, ulong[] variables, int place)
    {
        PtxOperand[] operands = instruction.Operands;
        ulong Value(int operand) => ValueOf(operands[operand], registers, variables);
        switch (instruction.Name)
        {
            case "bra":
                return operands[0].Index;
            case "call":
                int name = Array.FindIndex(operands, operand => operand.Kind == PtxOperandKind.Function);
                Call(program[operands[name].Name], [.. operands.Where((_, operand) => operand != name).Select(operand => variables[operand.Index])]);
                break;
            case "st":
                for (int element = 1; element < operands.Length; element++)
                {
                    memory.Write(AddressOf(operands[0], registers, variables, element - 1, instruction), PtxArithmetic.SizeOf(instruction.Type), Value(element));
                }

                break;
            case "ld":
                for (int element = 0; element < operands.Length - 1; element++)
                {
                    registers[operands[element].Index] = memory.Read(
                        AddressOf(operands[^1], registers, variables, element, instruction), PtxArithmetic.SizeOf(instruction.Type));
                }

                break;
            case "mov" or "cvta":
                registers[operands[0].Index] = Value(1);
                break;
            case "selp":
                registers[operands[0].Index] = Value(3) != 0 ? Value(1) : Value(2);
                break;
            case "setp":
                registers[operands[0].Index] = PtxArithmetic.Compare(instruction.Parts[1], instruction.Type, Value(1), Value(2)) ? 1UL : 0;
                break;
            default:
                registers[operands[0].Index] = PtxArithmetic.Compute(
                    instruction, Value(1), operands.Length > 2 ? Value(2) : 0, operands.Length > 3 ? Value(3) : 0);
                break;
        }

        return place + 1;
    }

    private ulong ValueOf(PtxOperand operand, ulong[] registers, ulong[] variables) => operand.Kind switch
    {
        PtxOperandKind.Register => registers[operand.Index],
        PtxOperandKind.Constant => operand.Bits,
        PtxOperandKind.Variable => variables[operand.Index],
        PtxOperandKind.Thread => (ulong)thread,
        PtxOperandKind.Threads => (ulong)threads,
        _ => throw new NotSupportedException($"The interpreter cannot read a {operand.Kind}."),
    };

    private static ulong AddressOf(PtxOperand operand, ulong[] registers, ulong[] variables, int element, PtxInstruction instruction) => unchecked(
        (operand.Kind == PtxOperandKind.Pointer ? registers[operand.Index] : variables[operand.Index])
        + operand.Bits + (ulong)(element * PtxArithmetic.SizeOf(instruction.Type)));
}
