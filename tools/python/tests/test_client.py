"""The client against a stand-in: lines, answers, errors, stops, signs of life."""

from __future__ import annotations

import socket
import threading
import time
import unittest
from typing import Any, Callable, Dict

from nanostim import DeviceError, FrameReader, NanoStim, NoAnswer, NotNanoStim, NotReachable, PulseShape, Reading, Refused, State, Tripped, UserSegment
from nanostim import text
from nanostim.connection import resource_name

from .standin import StandIn


def opened(device: StandIn, **options: Any) -> NanoStim:
    chosen: Dict[str, Any] = {"timeout": 20.0, "keep_alive": None, **options}
    return NanoStim.open(device.address, backend="@py", **chosen)


def until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


class Text(unittest.TestCase):
    def test_addresses_become_VISA_names(self) -> None:
        self.assertEqual(resource_name("tcp://bench"), "TCPIP0::bench::5025::SOCKET")
        self.assertEqual(resource_name("tcp://127.0.0.1:15025"), "TCPIP0::127.0.0.1::15025::SOCKET")
        self.assertEqual(resource_name("serial:/dev/ttyUSB1"), "ASRL/dev/ttyUSB1::INSTR")
        self.assertEqual(resource_name("ASRL3::INSTR"), "ASRL3::INSTR")

    def test_a_comma_in_quotes_separates_nothing(self) -> None:
        self.assertEqual(text.fields('1,"a, b", "say ""c"""'), ["1", "a, b", 'say "c"'])

    def test_numbers(self) -> None:
        self.assertEqual(text.number("CURR?", "200.0E-6", 1e-6), 200)
        self.assertIsNone(text.known("MEAS:IMP?", "9.91E37"))


class Stream(unittest.TestCase):
    @staticmethod
    def frame(counter: int) -> bytes:
        data = b"\xa5" + counter.to_bytes(2, "big") + (1500).to_bytes(4, "big") + bytes((5, 20))
        data += b"".join(value.to_bytes(3, "big", signed=True) for value in (66000, 300, -299, 70000))
        data += (3900).to_bytes(2, "big") + (71000).to_bytes(3, "big") + (-118800000).to_bytes(4, "big", signed=True)
        total = totals = 0
        for value in data:
            total += value
            totals += total
        return data + bytes((total & 255, totals & 255))

    def test_frames_between_answers_are_read_and_missing_ones_counted(self) -> None:
        reader = FrameReader()
        frames = reader.feed(self.frame(0) + b"200.0E-6\n" + self.frame(1)[:9])
        frames += reader.feed(self.frame(1)[9:] + self.frame(4))
        self.assertEqual([frame.counter for frame in frames], [0, 1, 4])
        self.assertEqual((reader.lost, reader.broken), (2, 0))
        self.assertEqual((frames[0].state, frames[0].peak_microamps, frames[0].signed_microamps), (State.DELIVER, 66000, -299))
        self.assertEqual((frames[0].seconds, frames[0].net_nanocoulombs), (1.5, -118800000))

    def test_a_lost_byte_costs_its_frame_only(self) -> None:
        reader = FrameReader()
        frames = reader.feed(self.frame(0) + self.frame(1)[:20] + self.frame(2) + self.frame(3) + self.frame(4))
        self.assertEqual([frame.counter for frame in frames], [0, 2, 3, 4])
        self.assertEqual((reader.lost, reader.broken), (1, 1))


class Conversation(unittest.TestCase):
    def test_values_are_sent_with_their_units(self) -> None:
        with StandIn() as device, opened(device) as stim:
            stim.program = "ms-facial"
            stim.intensity_microamps = 200
            stim.frequency_hertz = 9.6
            stim.phase_width_micros = 300
            stim.shape = PulseShape.SQUARE
            stim.duration_seconds = 60
            self.assertEqual(
                [line for line in device.lines if "?" not in line],
                ['PROG:NAME "ms-facial"', "CURR 200UA", "FREQ 9.600HZ", "PULS:WIDT 300US", "PULS:SHAP SQU", "DUR 60S"],
            )

    def test_user_program_is_sent_segment_by_segment(self) -> None:
        with StandIn() as device, opened(device) as stim:
            stim.store_user_program([UserSegment(PulseShape.ALTERNATING, 9.6, 300, 60, pulses_per_polarity=5, on_millis=5000)], repeats=2)
            stim.delete_user_program()
            self.assertEqual(
                [line for line in device.lines if "?" not in line],
                [
                    "PROG:USER:CLE",
                    "PROG:USER:SEGM 1;SHAP ALT;FREQ 9.600HZ;WIDT 300US",
                    "PROG:USER:PULS 5;TIME 60S;UP 2000MS;ON 5000MS",
                    "PROG:USER:DOWN 2000MS;OFF 0MS;LEV 100",
                    "PROG:USER:REP 2;STOR",
                    "PROG:USER:DEL",
                ],
            )

    def test_a_calibration_is_noted_and_stored(self) -> None:
        with StandIn() as device, opened(device) as stim:
            stim.note_meter(417)
            stim.store_calibration()
            stim.reset_calibration()
            self.assertEqual([line for line in device.lines if "?" not in line], ["CAL:CURR 417UA", "CAL:SAVE", "CAL:RES"])

    def test_a_measurement_has_units_and_unknowns(self) -> None:
        with StandIn() as device, opened(device) as stim:
            self.assertEqual(stim.read(), Reading(12.5, State.IDLE, 0, 199, 80, -1, 1.99, 3.9, 0, None, -12))

    def test_a_refusal_is_told_without_waiting(self) -> None:
        with StandIn() as device, opened(device, timeout=600.0) as stim:
            with self.assertRaises(Refused) as refused:
                stim.query("FOO?")
            self.assertEqual(refused.exception.errors, (DeviceError(-113, "Undefined header"),))
            self.assertEqual(stim.query("OUTP?"), "0")

    def test_events_are_no_refusals(self) -> None:
        with StandIn() as device, opened(device) as stim:
            device.errors += ['1020,"Fault: electrode-open"', '310,"Keep-alive missed"']
            stim.execute("*CLS")
            self.assertEqual([event.code for event in stim.take_events()], [1020, 310])
            self.assertEqual(stim.take_events(), [])

    def test_no_answer_is_told(self) -> None:
        def answer(line: str) -> Any:
            return "" if line == "MODE?" or line.startswith("SYST:ERR?") and device.lines[-2] == "MODE?" else None

        with StandIn() as device, opened(device, timeout=1.0) as stim:
            device.answer = answer
            with self.assertRaisesRegex(NoAnswer, "has not answered 'MODE\?' within 1 s"):
                stim.mode
            self.assertFalse(stim.is_output_on)

    def test_what_is_no_nanoStim_is_told(self) -> None:
        with StandIn(lambda line: "RIGOL,DS1054Z,0,0\n") as device:
            with self.assertRaisesRegex(NotNanoStim, "RIGOL"):
                opened(device)

    def test_nobody_there_is_told(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with self.assertRaises(NotReachable):
            NanoStim.open(f"tcp://127.0.0.1:{port}", backend="@py", timeout=2.0)
        with self.assertRaises(NotReachable):
            NanoStim.open("serial:/dev/no-such-port", backend="@py")

    def test_a_trip_ends_the_waiting(self) -> None:
        answers = {
            "OUTP:PROT:TRIP?": "1\n",
            "OUTP:PROT:CODE?": "20\n",
            "OUTP:PROT:REAS?": "electrode-open\n",
            "OUTP:PROT:TEXT?": '"No contact."\n',
            "OUTP:PROT:REM?": '"Put it on."\n',
        }

        def answer(line: str) -> Any:
            return "0,0,0,0,3.9,0,9.91E37,0;fault;20;13\n" if line.startswith("MEAS:ALL?") else answers.get(line)

        with StandIn(answer) as device, opened(device) as stim:
            with self.assertRaises(Tripped) as tripped:
                stim.wait_for(State.DELIVER)
            self.assertEqual(tripped.exception.protection.code, 20)
            self.assertIn("Put it on.", str(tripped.exception))


class Output(unittest.TestCase):
    def test_what_was_started_is_switched_off_also_after_an_exception(self) -> None:
        with StandIn() as device:
            with self.assertRaises(KeyboardInterrupt), opened(device) as stim:
                stim.start()
                self.assertEqual(stim.wait_for(State.DELIVER).state, State.DELIVER)
                raise KeyboardInterrupt
            self.assertTrue(until(lambda: not device.is_on))
            self.assertEqual(device.stops, 1)

    def test_what_others_have_started_is_left(self) -> None:
        with StandIn() as device:
            device.is_on = True
            with opened(device) as stim:
                self.assertTrue(stim.is_output_on)
            time.sleep(0.1)
            self.assertTrue(device.is_on)

    def test_a_stop_does_not_wait_for_another_thread(self) -> None:
        with StandIn() as device, opened(device, long_timeout=2.0) as stim:
            stim.start()
            device.answer = lambda line: "" if line == "*OPC?" else None
            failed = []

            def wait() -> None:
                try:
                    stim.query("*OPC?")
                except NoAnswer as silent:
                    failed.append(silent)

            waiting = threading.Thread(target=wait)
            waiting.start()
            self.assertTrue(until(lambda: "*OPC?" in device.lines))
            stim.stop()
            self.assertTrue(until(lambda: not device.is_on))
            waiting.join()
            self.assertEqual(len(failed), 1)
            self.assertFalse(stim.is_output_on)

    def test_signs_of_life_are_given_and_leave_the_error_queue_as_it_is(self) -> None:
        with StandIn() as device, opened(device, keep_alive=0.03) as stim:
            device.errors.append('1020,"Fault: electrode-open"')
            self.assertTrue(until(lambda: device.lines.count("SYST:WDOG?") >= 3))
            self.assertEqual([error.code for error in stim.take_errors()], [1020])


if __name__ == "__main__":
    unittest.main()
